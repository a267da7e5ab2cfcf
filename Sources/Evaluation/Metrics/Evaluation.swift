import FoundationEssentials
import Recognition

/// The metrics of a letter network on a data set, as `trainer evaluate` prints them.
///
/// The metrics on "still letters" use the pictures of the 24 letters without movement, and count an answer of J as I
/// and of Z as D, as the recognizer does for a still hand. `accuracy`, `perLetter` and `confusions` use the network's
/// raw answers for all pictures.
public struct Evaluation: Sendable, Equatable, Codable {
    /// The number of pictures: all other metrics are of them.
    public var pictures: Int
    /// The number of pictures that were left out because the network does not know their class, by class.
    public var leftOut: [String: Int] = [:]
    /// The accuracy on all pictures, 0…1.
    public var accuracy: Double
    /// The accuracy on still letters.
    public var accuracyStillLetters: Double
    /// The mean over signers of their accuracy on still letters.
    public var meanOverSigners: Double
    /// The accuracy on still letters by signer.
    public var perSigner: [String: Double]
    /// The accuracy by label.
    public var perLetter: [String: Double]
    /// The most frequent confusions: true label, answer, share of the true label's pictures.
    public var confusions: [Confused]
    /// The share of still letters whose true label is among the three most probable ones.
    public var top3: Double
    /// The mean F1 over the still letters.
    public var macroF1: Double
    /// The expected calibration error on still letters.
    public var calibrationError: Double
    /// Confidence and accuracy by bin, on still letters.
    public var reliability: [Calibration.Bin]
    /// The lowest confidence of an answer that counts as a letter, for `lettersLost` and `falseLetters`.
    public var threshold: Double
    /// The highest probability of "nothing" of an answer that counts as a letter.
    public var doubt: Double
    /// The share of still letters whose answer does not count as a letter.
    public var lettersLost: Double
    /// The share of pictures without a letter whose answer counts as one, by set.
    public var falseLetters: [String: Double]
    /// `meanOverSigners` for a second of video, smoothed as in the recognizer.
    public var smoothedStillLetters: Double
    /// The accuracies under corruptions, if they were requested.
    public var corruptions: Robustness?
    /// The results on recordings of J and Z, if they were requested.
    public var motion: MotionReading?

    /// The largest number of listed confusions.
    public static let confusionCount = 20

    /// Computes the metrics.
    ///
    /// - Parameters:
    ///   - predictions: The answers for labelled pictures.
    ///   - negatives: The answers for pictures without letters, by set.
    ///   - threshold: Decides which answers count as letters.
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
        macroF1 = ClassificationReport(ConfusionMatrix(still)).macro.f1
        calibrationError = calibration.expectedError
        reliability = calibration.bins
        smoothedStillLetters = SmoothedReading.stillLetters(predictions).meanOverSigners
        self.threshold = Double(threshold.minimumConfidence)
        doubt = Double(threshold.maximumNothing)
        lettersLost = Rejection.lettersLost(still, threshold: threshold)
        falseLetters = negatives.mapValues { Rejection.falseLetters($0.heldStill, threshold: threshold) }
    }

    /// A confusion, encoded in JSON as `["R", "U", 0.12]`.
    public struct Confused: Sendable, Equatable, Codable {
        /// The true label.
        public var truth: String
        /// The network's answer.
        public var answer: String
        /// The share of the true label's pictures, 0…1.
        public var share: Double

        package init(_ confusion: ConfusionMatrix.Confusion) {
            (truth, answer, share) = (confusion.truth, confusion.answer, confusion.share)
        }

        /// Decodes the array.
        public init(from decoder: any Decoder) throws {
            var values = try decoder.unkeyedContainer()
            truth = try values.decode(String.self)
            answer = try values.decode(String.self)
            share = try values.decode(Double.self)
        }

        /// Encodes the array.
        public func encode(to encoder: any Encoder) throws {
            var values = encoder.unkeyedContainer()
            try values.encode(truth)
            try values.encode(answer)
            try values.encode(share)
        }
    }
}
