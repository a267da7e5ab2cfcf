import Foundation
import Recognition

/// The figures of a network on a set, as `trainer evaluate` prints them.
///
/// Figures for "still letters" are of the pictures that show one of the 24 letters that are no movement, read as a
/// hand is read that is held still: J is taken for I, and Z for D. Those for all pictures, by letter and of
/// confusions are of the network's bare answers.
public struct Evaluation: Sendable, Equatable, Codable {
    /// Number of pictures.
    public var pictures: Int
    /// Share of right answers on all pictures, 0…1.
    public var accuracy: Double
    /// The same on still letters.
    public var accuracyStillLetters: Double
    /// Mean over signers of their share of right answers on still letters.
    public var meanOverSigners: Double
    /// Share of right answers on still letters, by signer.
    public var perSigner: [String: Double]
    /// Share of right answers by label.
    public var perLetter: [String: Double]
    /// The worst confusions: truth, answer, share of the truth's pictures.
    public var confusions: [Confused]
    /// Share of still letters whose truth is among the three most probable labels.
    public var top3: Double
    /// Mean F1 over the still letters.
    public var macroF1: Double
    /// Expected calibration error on still letters.
    public var calibrationError: Double
    /// Confidence against accuracy, on still letters.
    public var reliability: [Calibration.Bin]
    /// The confidence from which an answer counts as a letter, for the two figures that follow.
    public var threshold: Double
    /// The probability of "nothing" up to which it counts, for the same.
    public var doubt: Double
    /// Share of still letters that are read as none.
    public var lettersLost: Double
    /// Share of pictures without a letter that are read as one, by set.
    public var falseLetters: [String: Double]
    /// The same as `meanOverSigners` after a second of video was smoothed as the recognizer does.
    public var smoothedStillLetters: Double
    /// The figures under corruptions, if they were asked for.
    public var corruptions: Robustness?
    /// What was read of J and Z in movement, if that was asked for.
    public var motion: MotionReading?

    /// How many confusions are listed.
    public static let confusionCount = 20

    /// Works the figures out.
    ///
    /// - Parameters:
    ///   - predictions: Answers for labelled pictures.
    ///   - negatives: Answers for pictures without letters, by set.
    ///   - threshold: When an answer counts as a letter.
    public init(
        _ predictions: Predictions, negatives: [String: Predictions] = [:],
        threshold: LetterThreshold = LetterThreshold()
    ) {
        let still = predictions.stillLetters
        let matrix = ConfusionMatrix(predictions)
        let calibration = Calibration(still)
        pictures = predictions.items.count
        accuracy = predictions.accuracy
        accuracyStillLetters = still.accuracy
        meanOverSigners = still.meanOverSigners
        perSigner = still.accuracy(by: \.signer)
        perLetter = predictions.accuracy(by: \.label)
        confusions = matrix.confusions.prefix(Evaluation.confusionCount).map(Confused.init)
        top3 = still.accuracy(top: 3)
        let occurring = ClassificationReport(ConfusionMatrix(still)).rows.filter { $0.support > 0 }
        macroF1 = occurring.isEmpty ? 0 : occurring.reduce(0) { $0 + $1.f1 } / Double(occurring.count)
        calibrationError = calibration.expectedError
        reliability = calibration.bins
        smoothedStillLetters = SmoothedReading.stillLetters(predictions).meanOverSigners
        self.threshold = Double(threshold.minimumConfidence)
        doubt = Double(threshold.maximumNothing)
        lettersLost = Rejection.lettersLost(still, threshold: threshold)
        falseLetters = negatives.mapValues { Rejection.falseLetters($0.heldStill, threshold: threshold) }
    }

    /// A confusion as JSON has it: `["R", "U", 0.12]`.
    public struct Confused: Sendable, Equatable, Codable {
        /// What the hand said.
        public var truth: String
        /// What was answered.
        public var answer: String
        /// Share of the truth's pictures, 0…1.
        public var share: Double

        package init(_ confusion: ConfusionMatrix.Confusion) {
            (truth, answer, share) = (confusion.truth, confusion.answer, confusion.share)
        }

        /// Reads the array of three.
        public init(from decoder: any Decoder) throws {
            var values = try decoder.unkeyedContainer()
            truth = try values.decode(String.self)
            answer = try values.decode(String.self)
            share = try values.decode(Double.self)
        }

        /// Writes the array of three.
        public func encode(to encoder: any Encoder) throws {
            var values = encoder.unkeyedContainer()
            try values.encode(truth)
            try values.encode(answer)
            try values.encode(share)
        }
    }
}
