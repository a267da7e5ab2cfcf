import Imaging

/// What the letter network answers about one region of one frame.
public struct LetterPrediction: Sendable, Equatable {
    /// What the probabilities are of: letters, and perhaps `LetterLabels.nothing`.
    public let labels: [String]
    /// The region that was read, in pixels of the frame.
    public let region: Region
    /// `[class]`, in the order of `labels`; all 0 when the network gave no numbers.
    public let probabilities: [Float]
    /// Where the hand's 21 landmarks are, in pixels of the frame: the wrist, then thumb, index, middle, ring and little
    /// finger from base to tip.
    ///
    /// Empty for a model that does not give them. Where there is no hand they mean nothing.
    public let landmarks: [SIMD2<Float>]
    /// The picture as the network saw it: `[side, side]`, normalised.
    public let input: [Float]

    /// Makes a prediction from its parts.
    public init(
        labels: [String], region: Region, probabilities: [Float], landmarks: [SIMD2<Float>] = [], input: [Float] = []
    ) {
        self.labels = labels
        self.region = region
        self.probabilities = probabilities
        self.landmarks = landmarks
        self.input = input
    }

    /// The probability of one label; 0 for one that the model does not know.
    public func probability(of label: String) -> Float {
        labels.firstIndex(of: label).map { probabilities[$0] } ?? 0
    }

    /// The probability that the region shows any letter: 1 minus that of "nothing"; 0 when the network gave no numbers.
    public var letterProbability: Float {
        probabilities.contains { $0 > 0 } ? 1 - probability(of: LetterLabels.nothing) : 0
    }

    /// The likeliest letter, and its probability; "nothing" does not count as a letter.
    public var bestLetter: (label: String, probability: Float)? {
        zip(labels, probabilities).filter { $0.0 != LetterLabels.nothing }.max { $0.1 < $1.1 }
            .map { (label: $0.0, probability: $0.1) }
    }

    /// Whether the likeliest answer is a letter.
    public var showsLetter: Bool {
        (bestLetter?.probability ?? 0) > probability(of: LetterLabels.nothing)
    }
}

/// The answers that a letter network can give.
public enum LetterLabels {
    /// The name of the answer "no letter here".
    public static let nothing = "nothing"
    /// A to Z.
    public static let alphabet = (UInt8(ascii: "A")...UInt8(ascii: "Z")).map { String(UnicodeScalar($0)) }
    /// Letters that are movements: a still picture cannot tell them from I and D.
    public static let moving: Set<String> = ["J", "Z"]
}
