import Recognition

/// When ``LetterVerification`` accepts a letter.
///
/// The numbers were chosen on half of the validation people (`trainer evaluate --holds DIR --verification`).
public struct VerificationSettings: Sendable, Equatable {
    /// The time over which probabilities are averaged, in milliseconds of a resting hand.
    public var windowMilliseconds = 400.0
    /// How long the hand may move or be lost without the time starting again.
    public var flickerMilliseconds = 200.0
    /// How long a letter must be away before it counts a second time.
    public var releaseMilliseconds = 150.0
    /// How long another letter must be held before it is told as a mistake.
    public var mistakeMilliseconds = 600.0
    /// The mean probability from which another letter is told, 0…1.
    public var mistakeProbability: Float = 0.5
    /// From this `FrameDifference` on, the hand is moving.
    public var motionThreshold: Float = 0.5
    /// The longest time between two frames that counts.
    public var longestStepMilliseconds = 200.0
    /// The least mean probability of the expected letter, 0…1, whatever its share.
    public var minimumProbability: Float = 0.2
    /// The least share of the expected letter against its rivals, 0…1.
    public var minimumShare: Float = 0.25

    /// The settings that suit the shipped model.
    public init() {}

    /// The letters that are taken for each letter, or that it is taken for: by letter, A to Z.
    public static let rivals: [String: String] = [
        "A": "EST", "B": "EFW", "C": "OEG", "D": "FGILRUXZ", "E": "AMNOS", "F": "BDW", "G": "CHLPQ", "H": "GKPU",
        "I": "DJXY", "J": "I", "K": "PRUV", "L": "DGXY", "M": "AENST", "N": "AEMQST", "O": "CEFS", "P": "GHKQ",
        "Q": "GPX", "R": "KUVD", "S": "AEMNT", "T": "AEMNSX", "U": "HKRV", "V": "KRUW", "W": "BFV", "X": "DTQIL",
        "Y": "ILJ", "Z": "D",
    ]

    /// Whether a letter that is shown is easily taken for one that is expected.
    public static func confuses(_ expected: String, with shown: String) -> Bool {
        rivals[expected]?.contains(shown) ?? false
    }

    private static let indices: [[Int]] = LetterLabels.alphabet.map { letter in
        (rivals[letter] ?? "").compactMap { LetterLabels.alphabet.firstIndex(of: String($0)) }
    }

    /// The share `p(letter) / (p(letter) + p(rivals))` of a letter, 0…1; 0 when neither is shown.
    ///
    /// - Parameter probabilities: `[letter]`, A to Z.
    func share(of letter: Int, in probabilities: [Float]) -> Float {
        let all = Self.indices[letter].reduce(probabilities[letter]) { $0 + probabilities[$1] }
        return all > 0 ? probabilities[letter] / all : 0
    }

    /// Whether a letter is shown, by mean probabilities `[letter]`, A to Z.
    func accepts(_ letter: Int, _ probabilities: [Float]) -> Bool {
        probabilities[letter] >= minimumProbability && share(of: letter, in: probabilities) >= minimumShare
    }
}

/// The mean probabilities of the last frames of a resting hand.
struct ProbabilityWindow: Sendable {
    private var frames: [(probabilities: [Float], step: Double)] = []
    private var interruption = 0.0
    private static let merging = MotionLetterMerging(labels: LetterLabels.alphabet)

    /// Whether no frame is known.
    var isEmpty: Bool { frames.isEmpty }

    /// The milliseconds from the first frame to the last.
    var milliseconds: Double { frames.dropFirst().reduce(0) { $0 + $1.step } }

    /// The mean of the frames, `[letter]`, A to Z, that of J and Z added to I and D; nil without frames.
    var mean: [Float]? { mean(of: frames[...]) }

    /// The means of the first half of the frames and of the second; nil without frames.
    ///
    /// A letter that is only passed through is not in both.
    var halves: (first: [Float], second: [Float])? {
        let count = (frames.count + 1) / 2
        guard let first = mean(of: frames.prefix(count)), let second = mean(of: frames.suffix(count)) else {
            return nil
        }
        return (first, second)
    }

    private func mean(of frames: ArraySlice<(probabilities: [Float], step: Double)>) -> [Float]? {
        guard let first = frames.first else { return nil }
        let sum = frames.dropFirst().reduce(first.probabilities) { sum, frame in
            zip(sum, frame.probabilities).map(+)
        }
        return Self.merging.merged(sum.map { $0 / Float(frames.count) })
    }

    /// Adds a frame, and lets go of those that are not needed for a time of `longest` milliseconds.
    mutating func add(_ observation: FrameObservation, after step: Double, atMost longest: Double) {
        guard observation.letterProbabilities.count == LetterLabels.alphabet.count else { return }
        interruption = 0
        frames.append((observation.letterProbabilities, step))
        while frames.count > 2, milliseconds - frames[1].step >= longest - HoldRule.timeTolerance {
            frames.removeFirst()
        }
    }

    /// Counts a frame that shows no resting hand.
    mutating func interrupt(after step: Double, longest: Double) {
        interruption += step
        if interruption > longest + HoldRule.timeTolerance { restart() }
    }

    /// Forgets all frames.
    mutating func restart() {
        frames = []
        interruption = 0
    }
}
