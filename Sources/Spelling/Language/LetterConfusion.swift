/// How letters are misread, and overlooked: a channel from the letters that are shown to those that a network reads.
///
/// Each shown letter is read as one letter, or as none, by `P(read | shown)`: a directed matrix, since P is read as Q more
/// often than Q as P. It is paid once for a letter, not once for every step for which the letter is seen: a hand that looks
/// like Q for ten steps was misread once. Smoothing the probabilities of each step by the matrix instead would pay ten
/// times, and so exclude what it should allow; a floor under each step would make long letters cheaper to misread than
/// short ones.
///
/// A network whose probabilities are calibrated on people it has not seen knows its own confusions and needs no channel.
public struct LetterConfusion: Sendable {
    /// Letters that are shown while another is read.
    struct Source: Sendable {
        let letter: Int
        let probability: Double
    }

    /// By shown letter: the probability that it is read as itself.
    let right: [Double]
    /// By read letter: the other letters that may have been shown, those that are most often read so first.
    let misread: [[Source]]
    /// Letters that may have been shown where none was read, the most often overlooked first.
    let overlooked: [Source]

    /// What is rarer than this is not taken into account.
    private static let rarest = 1e-4

    /// The same for all letters: of a hundred, three are overlooked and three read as another.
    public static let usual = LetterConfusion(
        (0..<Letters.count).map { shown in
            (0...Letters.count).map {
                $0 == shown ? 0.94 : $0 == Letters.count ? 0.03 : 0.03 / Float(Letters.count - 1)
            }
        })

    /// Makes a channel of counts or probabilities.
    ///
    /// - Parameter rows: `[shown][read]`: 26 rows of 26 numbers, or of 27 if the last is how often the letter was read
    ///   as nothing; each row is scaled to sum to 1. A row of zeros is a letter that is always read.
    /// - Returns: nil when the shape is another, or a number is below 0 or not finite.
    public init?(_ rows: [[Float]]) {
        let width = rows.first?.count ?? 0
        guard rows.count == Letters.count, (Letters.count...Letters.count + 1).contains(width),
            rows.allSatisfy({ $0.count == width && $0.allSatisfy { $0 >= 0 && $0.isFinite } })
        else { return nil }
        let shares = rows.enumerated().map { shown, row in
            let sum = row.reduce(0) { $0 + Double($1) }
            return row.indices.map { sum > 0 ? Double(row[$0]) / sum : $0 == shown ? 1 : 0 }
        }
        func sources(of read: Int) -> [Source] {
            shares.indices.filter { $0 != read && shares[$0][read] >= Self.rarest }
                .map { Source(letter: $0, probability: shares[$0][read]) }
                .sorted { ($1.probability, $0.letter) < ($0.probability, $1.letter) }
        }
        right = shares.indices.map { max(shares[$0][$0], Self.rarest) }
        misread = (0..<Letters.count).map(sources)
        overlooked = width > Letters.count ? sources(of: Letters.count) : []
    }
}
