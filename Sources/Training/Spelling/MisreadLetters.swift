import Spelling

/// Counts how letters are misread and overlooked: a directed confusion matrix.
struct MisreadLetters {
    /// `[shown][read]`, the last column for letters that were not read at all.
    private(set) var counts: [[Float]]

    /// Begins with what may happen to any letter, so that nothing is impossible.
    ///
    /// - Parameter prior: added to each count.
    init(prior: Float = 0.5) {
        counts = [[Float]](
            repeating: [Float](repeating: prior, count: Letters.count + 1), count: Letters.count)
    }

    /// Adds a word that was read.
    ///
    /// Letters are aligned with the fewest edits (Levenshtein); letters that were read beside those shown are not counted.
    mutating func add(shown: [Int], read: [Int]) {
        // costs[i][j]: the fewest edits between the first i letters shown and the first j letters read.
        var costs = [[Int]](repeating: Array(0...read.count), count: shown.count + 1)
        for row in 0..<shown.count {
            costs[row + 1][0] = row + 1
            for column in 0..<read.count {
                costs[row + 1][column + 1] = min(
                    costs[row][column] + (shown[row] == read[column] ? 0 : 1), costs[row][column + 1] + 1,
                    costs[row + 1][column] + 1)
            }
        }
        var (row, column) = (shown.count, read.count)
        while row > 0 {
            let isReplaced =
                column > 0
                && costs[row][column] == costs[row - 1][column - 1] + (shown[row - 1] == read[column - 1] ? 0 : 1)
            if isReplaced {
                counts[shown[row - 1]][read[column - 1]] += 1
                (row, column) = (row - 1, column - 1)
            } else if costs[row][column] == costs[row - 1][column] + 1 {
                counts[shown[row - 1]][Letters.count] += 1
                row -= 1
            } else {
                column -= 1
            }
        }
    }

    /// The probability that a letter is read as each letter, or not at all: rows that sum to 1.
    var probabilities: [[Float]] {
        counts.map { row in
            let sum = row.reduce(0, +)
            return row.map { $0 / sum }
        }
    }
}
