import Basics
import Datasets
import Evaluation
import Foundation
import Imaging
import NeuralNetwork

/// What a trained network is worth, in words and figures.
public struct LetterReport: Sendable {
    /// Answers for the validation pictures, by the weights that were kept.
    public let validation: Predictions
    /// Answers for pictures that were learned from, unchanged.
    public let train: Predictions
    /// Answers for pictures without letters that were held back, by set.
    public let held: [String: Predictions]
    /// The figures of `validation` and `held`.
    public let evaluation: Evaluation
    private let samePeople: Bool

    /// How many pictures that were learned from are read again.
    static let trainCount = 2000

    /// Puts answers together.
    public init(validation: Predictions, train: Predictions, held: [String: Predictions], samePeople: Bool) {
        self.validation = validation
        self.train = train
        self.held = held
        self.samePeople = samePeople
        evaluation = Evaluation(validation, negatives: held)
    }

    /// Writes the report beside the model.
    ///
    /// - Throws: `AtomicFileError` when the file cannot be written.
    public func write(to files: TrainingFiles) throws(AtomicFileError) {
        try AtomicFile.write(Array((text + "\n").utf8), to: files.report)
    }

    /// Draws the confusion matrix and the mistakes beside the model.
    ///
    /// - Parameter set: The validation pictures.
    /// - Throws: `ImageError` when there is no font or a file cannot be written.
    public func draw(to files: TrainingFiles, pictures set: Dataset) throws(ImageError) {
        let name = files.model.lastPathComponent
        let matrix = ConfusionPicture(
            ConfusionMatrix(validation), title: "What \(name) reads in the validation pictures")
        try PNG.write(matrix.picture(), to: files.confusions)
        let mistakes = MistakeSheet(validation, of: set, title: "What \(name) reads wrong in the validation pictures")
        try PNG.write(mistakes.picture(), to: files.mistakes)
    }

    /// The report.
    public var text: String {
        let matrix = ConfusionMatrix(validation)
        return [
            "Over-fitting",
            Overfitting.words(train: train.accuracy, validation: validation.accuracy, samePeople: samePeople), "",
            "Validation pictures by class", ClassificationReport(matrix).description, "",
            evaluation.text,
        ].joined(separator: "\n")
    }
}

extension TrainingLoop where Task == LetterTask {
    /// Reads validation pictures and pictures that were learned from with the weights that were kept.
    ///
    /// - Throws: `ModelFileError` when the model cannot be read back.
    public func report() throws -> LetterReport {
        let model = try ModelFile(contentsOf: files.model)
        let temperature = model.metadata["temperature"].flatMap(Float.init) ?? 1
        let configuration = task.configuration
        // Only its forward pass is used, so any optimiser will do.
        let session = TrainingSession(
            network: model.network, optimiser: SGD(), batchSize: configuration.batch, threads: configuration.threads,
            seed: configuration.seed, loss: Loss(classes: task.labels.count))
        func predictions(_ set: Dataset) throws(ImageError) -> Predictions {
            let pictures = try ValidationPictures(set, labels: task.labels, preprocessor: task.preprocessor)
            return Temperature.applied(temperature, to: pictures.predictions(of: session))
        }
        var learned = task.data.train
        var generator = SeededGenerator(seed: configuration.seed)
        learned.samples = Array(learned.samples.shuffled(using: &generator).prefix(LetterReport.trainCount))
        return LetterReport(
            validation: Temperature.applied(temperature, to: task.validation.predictions(of: session)),
            train: try predictions(learned), held: try task.data.held.mapValues { try predictions($0) },
            samePeople: task.data.samePeople)
    }

    /// Draws the history, the confusion matrix and the mistakes beside the model.
    ///
    /// - Throws: `ImageError` when there is no font or a file cannot be written.
    public func draw(_ report: LetterReport) throws(ImageError) {
        try PNG.write(HistoryPicture(history).picture(), to: files.historyPicture)
        try report.draw(to: files, pictures: task.data.validation)
    }
}

/// Says in words what the gap between two accuracies means.
public enum Overfitting {
    /// A sentence about how a network does on the pictures it learned from and on others.
    ///
    /// - Parameters:
    ///   - train: Accuracy on pictures of the training set, 0…1.
    ///   - validation: Accuracy on pictures that were held back, 0…1.
    ///   - samePeople: Whether the held back pictures show the same people as the others.
    public static func words(train: Double, validation: Double, samePeople: Bool) -> String {
        let gap = train - validation
        let figures = String(
            format: "%.1f %% on training pictures, %.1f %% on validation pictures", train * 100, validation * 100)
        var words: String
        switch gap {
        case ..<(-0.02):
            words =
                "Validation pictures are read better than training pictures, which is usual while training pictures are "
                + "changed on the way; there is no over-fitting"
        case ..<0.02: words = "Both are read alike: no over-fitting to be seen"
        case ..<0.08: words = "Training pictures are read a little better: slight over-fitting"
        case ..<0.2: words = "Training pictures are read clearly better: the network over-fits; more people help most"
        default: words = "Training pictures are read far better: the network has learned its pictures by heart"
        }
        if samePeople {
            words +=
                ". The validation pictures show the same people and rooms, so this figure flatters: "
                + "expect much less for people never seen"
        }
        return "\(figures). \(words)."
    }
}
