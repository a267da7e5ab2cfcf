import Foundation
import Recognition

/// What is read of letters that are held for a second, by the smoothing that the recognizer uses.
///
/// A second of video is made of neighbouring pictures of one person's letter, in the order of their files, which
/// begins anew where there are too few.
public enum SmoothedReading {
    /// Frames of a sequence.
    public static let frames = 15
    /// Milliseconds between two of them.
    static let interval = 1000.0 / 15

    /// The answers after the last frame of each sequence; one begins with every picture of a still letter.
    public static func stillLetters(_ predictions: Predictions) -> Predictions {
        let still = predictions.stillLetters
        let groups = Dictionary(grouping: still.items) { [$0.signer, $0.label] }
        var smoothed: [Predictions.Item] = []
        for (_, items) in groups.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            for start in items.indices {
                var smoother = TemporalSmoother()
                for frame in 0..<frames {
                    let item = items[(start + frame) % items.count]
                    smoother.add(item.probabilities, after: frame == 0 ? nil : interval)
                }
                var answer = items[start]
                answer.probabilities = smoother.probabilities
                smoothed.append(answer)
            }
        }
        return Predictions(labels: predictions.labels, items: smoothed)
    }
}
