import Basics
import Datasets
import Evaluation
import FoundationEssentials
import Imaging
import NeuralNetwork

/// The evaluation of a trained letter network, as a text and pictures.
public struct LetterReport: Sendable {
    /// The predictions for the validation pictures, with the weights in the model file.
    public let validation: Predictions
    /// The predictions for training pictures without augmentation.
    public let train: Predictions
    /// The predictions for the held-out pictures without letters, by set.
    public let held: [String: Predictions]
    /// The metrics of `validation` and `held`.
    public internal(set) var evaluation: Evaluation
    private let samePeople: Bool

    /// The largest number of training pictures that are evaluated.
    static let trainCount = 2000

    /// Combines predictions into a report.
    public init(validation: Predictions, train: Predictions, held: [String: Predictions], samePeople: Bool) {
        self.validation = validation
        self.train = train
        self.held = held
        self.samePeople = samePeople
        evaluation = Evaluation(validation, negatives: held)
    }

    /// Writes the report beside the model.
    ///
    /// - Throws: `FileWriteError` if the file cannot be written.
    public func write(to files: TrainingFiles) throws(FileWriteError) {
        try AtomicFile.write(Array((text + "\n").utf8), to: files.report)
    }

    /// Draws the confusion matrix and the mistakes, and writes them beside the model.
    ///
    /// - Parameter set: The validation pictures.
    /// - Throws: `ImageError` if there is no font or a file cannot be written.
    public func draw(to files: TrainingFiles, pictures set: Dataset) throws(ImageError) {
        let name = files.model.lastPathComponent
        let matrix = ConfusionPicture(
            ConfusionMatrix(validation), title: "What \(name) reads in the validation pictures")
        try PNG.write(matrix.picture(), to: files.confusions)
        let mistakes = MistakeSheet(validation, of: set, title: "What \(name) reads wrong in the validation pictures")
        try PNG.write(mistakes.picture(), to: files.mistakes)
    }

    /// What the accuracies on training and validation pictures say.
    var overfitting: String {
        Overfitting.words(train: train.accuracy, validation: validation.accuracy, samePeople: samePeople)
    }

    /// The report as text.
    public var text: String {
        let matrix = ConfusionMatrix(validation)
        return [
            "Over-fitting", overfitting, "",
            "Validation pictures by class", ClassificationReport(matrix).description, "",
            evaluation.text,
        ].joined(separator: "\n")
    }
}

extension TrainingLoop where Task == LetterTask {
    /// Evaluates the weights in the model file on validation and training pictures.
    ///
    /// - Throws: `ModelFileError` if the model cannot be read back.
    public func report() throws -> LetterReport {
        let model = try ModelFile(contentsOf: files.model)
        let temperature = model.metadata["temperature"].flatMap(Float.init) ?? 1
        let configuration = task.configuration
        // Only the forward pass is used, so the optimiser does not matter.
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
        var report = LetterReport(
            validation: Temperature.applied(temperature, to: task.validation.predictions(of: session)),
            train: try predictions(learned), held: try task.data.held.mapValues { try predictions($0) },
            samePeople: task.data.samePeople)
        report.evaluation.leftOut = task.leftOut
        return report
    }

    /// Draws the history, the confusion matrix and the mistakes, and writes them beside the model.
    ///
    /// - Throws: `ImageError` if there is no font or a file cannot be written.
    public func draw(_ report: LetterReport) throws(ImageError) {
        try PNG.write(HistoryPicture(history).picture(), to: files.historyPicture)
        try report.draw(to: files, pictures: task.validationSet)
    }
}

/// Explains the gap between training and validation accuracy.
public enum Overfitting {
    /// Returns sentences that state both accuracies and what their gap means.
    ///
    /// - Parameters:
    ///   - train: The accuracy on training pictures, 0…1.
    ///   - validation: The accuracy on validation pictures, 0…1.
    ///   - samePeople: Whether both sets share signers.
    public static func words(train: Double, validation: Double, samePeople: Bool) -> String {
        let gap = train - validation
        let figures = String(
            printf: "%.1f %% on training pictures, %.1f %% on validation pictures", train * 100, validation * 100)
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
