import Foundation
import Recognition

/// What a network answered for pictures whose labels are known.
public struct Predictions: Sendable {
    /// One picture's answer.
    public struct Item: Sendable, Equatable {
        /// Number of the picture in its set.
        public var sample: Int
        /// The true label's place in `labels`; nil when the network does not know the label.
        public var truth: Int?
        /// The true label.
        public var label: String
        /// Whose hand it is.
        public var signer: String
        /// `[labels]`, adding up to 1.
        public var probabilities: [Float]

        /// Makes an answer from its parts.
        package init(sample: Int, truth: Int?, label: String, signer: String, probabilities: [Float]) {
            self.sample = sample
            self.truth = truth
            self.label = label
            self.signer = signer
            self.probabilities = probabilities
        }

        /// Place of the most probable label; the first of equals.
        public var answer: Int {
            var best = 0
            for index in probabilities.indices where probabilities[index] > probabilities[best] { best = index }
            return best
        }

        /// Whether the most probable label is the true one.
        public var isRight: Bool { answer == truth }

        /// The probability of the most probable label.
        public var confidence: Float { probabilities[answer] }
    }

    /// The network's labels.
    public var labels: [String]
    /// The answers.
    public var items: [Item]

    /// Puts answers together.
    public init(labels: [String], items: [Item]) {
        self.labels = labels
        self.items = items
    }

    /// Share of right answers, 0…1; 0 where there are none.
    public var accuracy: Double { share { $0.isRight } }

    /// Share of the answers for which `test` holds, 0…1; 0 where there are none.
    public func share(_ test: (Item) -> Bool) -> Double {
        items.isEmpty ? 0 : Double(items.count(where: test)) / Double(items.count)
    }

    /// Share of pictures whose true label is among the `count` most probable.
    public func accuracy(top count: Int) -> Double {
        share { item in
            guard let truth = item.truth else { return false }
            return item.probabilities.count { $0 > item.probabilities[truth] } < count
        }
    }

    /// Only the pictures of letters that a still picture can show, neither movements nor "nothing", as they are read
    /// when the hand is held still.
    public var stillLetters: Predictions {
        Predictions(
            labels: labels,
            items: items.filter { !LetterLabels.moving.contains($0.label) && $0.label != LetterLabels.nothing }
        ).heldStill
    }

    /// The same answers as the program reads them when the hand is held still: J is taken for I, and Z for D.
    public var heldStill: Predictions {
        let merging = MotionLetterMerging(labels: labels)
        var merged = self
        for index in merged.items.indices {
            merged.items[index].probabilities = merging.merged(merged.items[index].probabilities)
        }
        return merged
    }

    /// Share of right answers for each value of `key`.
    public func accuracy<Key: Hashable>(by key: (Item) -> Key) -> [Key: Double] {
        Dictionary(grouping: items, by: key).mapValues { Predictions(labels: labels, items: $0).accuracy }
    }

    /// The mean over signers of each one's share of right answers: people weigh evenly, not pictures.
    public var meanOverSigners: Double {
        let values = accuracy(by: \.signer).sorted { $0.key < $1.key }.map(\.value)
        return values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
    }
}

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
