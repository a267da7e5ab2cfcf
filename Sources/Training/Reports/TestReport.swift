import Foundation
import Imaging

/// What a trained network is worth, in words and figures.
public struct TestReport: Sendable {
    /// Answers for the test pictures, by the weights that were kept.
    public let test: Predictions
    /// Answers for pictures that were learned from, unchanged.
    public let train: Predictions
    /// Answers for pictures without letters that were held back, by set.
    public let held: [String: Predictions]
    /// The figures of `test` and `held`.
    public let evaluation: Evaluation
    private let samePeople: Bool

    /// How many pictures that were learned from are read again.
    static let trainCount = 2000
    /// How many confusions are listed.
    static let confusionCount = 10

    /// Puts answers together.
    public init(test: Predictions, train: Predictions, held: [String: Predictions], samePeople: Bool) {
        self.test = test
        self.train = train
        self.held = held
        self.samePeople = samePeople
        evaluation = Evaluation(test, negatives: held)
    }

    /// Writes the report beside the model.
    ///
    /// - Throws: `AtomicFileError` when the file cannot be written.
    public func write(to files: TrainingFiles) throws(AtomicFileError) {
        try AtomicFile.write(Array((text + "\n").utf8), to: files.report)
    }

    /// Draws the confusion matrix and the mistakes beside the model.
    ///
    /// - Parameter set: The test pictures.
    /// - Throws: `ImageError` when there is no font or a file cannot be written.
    public func draw(to files: TrainingFiles, pictures set: Dataset) throws(ImageError) {
        let name = files.model.lastPathComponent
        let matrix = ConfusionPicture(ConfusionMatrix(test), title: "What \(name) reads in the test pictures")
        try PNG.write(matrix.picture(), to: files.confusions)
        let mistakes = MistakeSheet(test, of: set, title: "What \(name) reads wrong in the test pictures")
        try PNG.write(mistakes.picture(), to: files.mistakes)
    }

    /// The report.
    public var text: String {
        let matrix = ConfusionMatrix(test)
        return [
            "Over-fitting", Overfitting.words(train: train.accuracy, test: test.accuracy, samePeople: samePeople), "",
            "Test pictures by class", ClassificationReport(matrix).description, "",
            evaluation.text,
        ].joined(separator: "\n")
    }
}

extension Evaluation {
    /// The figures as text.
    public var text: String {
        func percent(_ share: Double) -> String { String(format: "%.1f %%", share * 100) }
        var lines = [
            "Accuracy                       \(percent(accuracy)) of \(pictures) pictures",
            "Accuracy on still letters      \(percent(accuracyStillLetters))",
            "Mean over signers              \(percent(meanOverSigners))",
            "The same after a second        \(percent(smoothedStillLetters))",
            "Truth among the first three    \(percent(top3))",
            "Macro F1                       \(String(format: "%.3f", macroF1))",
            "Expected calibration error     \(String(format: "%.3f", calibrationError))",
            "Letters lost                   \(percent(lettersLost)) under a confidence of "
                + String(format: "%.2f, or where nothing has more than %.2f", threshold, doubt),
        ]
        for (name, share) in falseLetters.sorted(by: { $0.key < $1.key }) {
            lines.append("False letters in \(name): \(percent(share))")
        }
        if perSigner.count > 1 {
            lines += ["", "Still letters by signer, the worst first"]
            lines += perSigner.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
                .map { "  \($0.key): \(percent($0.value))" }
        }
        if let corruptions {
            lines += ["", "Still letters under corruptions, all pictures and mean over signers"]
            lines += Corruption.allCases.compactMap { corruption in
                corruptions.rows[corruption.rawValue].map {
                    "  \(corruption.rawValue): \(percent($0.accuracyStillLetters)), \(percent($0.meanOverSigners))"
                }
            }
        }
        if let motion {
            lines += ["", "Recordings of J and Z, and what was typed"]
            lines += motion.recordings.map { "  \($0.signer) \($0.letter): \($0.typed)" }
            lines += motion.recall.sorted { $0.key < $1.key }.map { "  \($0.key) read in \(percent($0.value))" }
            lines.append("  J and Z read in \(motion.stillFrames) frames of I and D: \(motion.falseLetters)")
        }
        if !confusions.isEmpty {
            lines += ["", "Worst confusions"]
            lines += confusions.prefix(TestReport.confusionCount)
                .map { "  \($0.truth) read as \($0.answer): \(percent($0.share)) of its pictures" }
        }
        return lines.joined(separator: "\n")
    }

    /// The figures as one JSON object.
    ///
    /// - Throws: what the encoder throws.
    public func json() throws -> String {
        String(decoding: try JSONEncoder.sorted.encode(self), as: UTF8.self)
    }
}
