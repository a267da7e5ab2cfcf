import FoundationEssentials
import Recognition

/// A network's answers for pictures with known labels.
public struct Predictions: Sendable {
    /// The answer for one picture.
    public struct Item: Sendable, Equatable {
        /// The index of the picture in its set.
        public var sample: Int
        /// The index of the true label in `labels`; nil if the network does not have the label.
        public var truth: Int?
        /// The true label.
        public var label: String
        /// The signer.
        public var signer: String
        /// The probabilities of the labels, which add up to 1.
        public var probabilities: [Float]

        /// Creates an answer.
        package init(sample: Int, truth: Int?, label: String, signer: String, probabilities: [Float]) {
            self.sample = sample
            self.truth = truth
            self.label = label
            self.signer = signer
            self.probabilities = probabilities
        }

        /// The index of the most probable label; the first one if several are equal.
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

    /// Creates predictions of answers.
    public init(labels: [String], items: [Item]) {
        self.labels = labels
        self.items = items
    }

    /// The share of correct answers, 0…1; 0 if there are no answers.
    public var accuracy: Double { share { $0.isRight } }

    /// Returns the share of the answers for which `test` is true, 0…1; 0 if there are no answers.
    public func share(_ test: (Item) -> Bool) -> Double {
        items.isEmpty ? 0 : Double(items.count(where: test)) / Double(items.count)
    }

    /// Returns the share of pictures whose true label is among the `count` most probable.
    public func accuracy(top count: Int) -> Double {
        share { item in
            guard let truth = item.truth else { return false }
            return item.probabilities.count { $0 > item.probabilities[truth] } < count
        }
    }

    /// The answers for the 24 letters without movement, with J counted as I and Z as D.
    public var stillLetters: Predictions {
        Predictions(
            labels: labels,
            items: items.filter { !LetterLabels.moving.contains($0.label) && $0.label != LetterLabels.nothing }
        ).heldStill
    }

    /// The answers as the recognizer reads them for a still hand: J counts as I, and Z as D.
    public var heldStill: Predictions {
        let merging = MotionLetterMerging(labels: labels)
        var merged = self
        for index in merged.items.indices {
            merged.items[index].probabilities = merging.merged(merged.items[index].probabilities)
        }
        return merged
    }

    /// Returns the accuracy for each value of `key`.
    public func accuracy<Key: Hashable>(by key: (Item) -> Key) -> [Key: Double] {
        Dictionary(grouping: items, by: key).mapValues { Predictions(labels: labels, items: $0).accuracy }
    }

    /// The mean over signers of their accuracy, so that every signer has the same weight.
    public var meanOverSigners: Double {
        let values = accuracy(by: \.signer).sorted { $0.key < $1.key }.map(\.value)
        return values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
    }
}

/// The answers for letters that are held for a second, with the recognizer's smoothing.
///
/// A second of video consists of successive pictures of one signer's letter, in the order of their files. If there are
/// too few, they are repeated.
public enum SmoothedReading {
    /// The number of frames of a sequence.
    public static let frames = 15
    /// The time between two frames in milliseconds.
    static let interval = 1000.0 / 15

    /// Returns the answers after the last frame of each sequence; a sequence starts at every picture of a still letter.
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
