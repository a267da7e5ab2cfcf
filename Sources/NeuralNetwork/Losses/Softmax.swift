import Glibc

/// Scores turned into probabilities.
public enum Softmax {
    /// Replaces scores by exp(score / temperature) over their sum; the highest is subtracted first, so that none
    /// overflows.
    public static func apply(_ scores: UnsafeMutableBufferPointer<Float>, temperature: Float = 1) {
        guard let highest = scores.max() else { return }
        var total: Float = 0
        for index in scores.indices {
            scores[index] = exp((scores[index] - highest) / temperature)
            total += scores[index]
        }
        for index in scores.indices { scores[index] /= total }
    }

    /// Probabilities of each row of `[rows, classes]` scores.
    public static func probabilities(_ scores: [Float], classes: Int, temperature: Float = 1) -> [Float] {
        var result = scores
        result.withUnsafeMutableBufferPointer { all in
            for row in stride(from: 0, to: all.count, by: classes) {
                apply(UnsafeMutableBufferPointer(rebasing: all[row..<row + classes]), temperature: temperature)
            }
        }
        return result
    }
}
