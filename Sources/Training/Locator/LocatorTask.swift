import Basics
import FoundationEssentials
import Imaging
import NeuralNetwork
import Recognition

/// The training of the locator network on synthesized scenes, with the boxes of their hands as targets.
public struct LocatorTask: TrainingTask {
    /// The settings.
    public private(set) var configuration: LocatorConfiguration
    /// The training and validation pictures.
    public let data: LocatorData
    /// The network, the optimiser and the averaged weights.
    public let session: TrainingSession
    private let preprocessor: LocatorPreprocessor
    private let grid: DetectionGrid
    private let loss: DetectionLoss
    private let validation: LocatorValidation
    /// The lowest confidence of a detected hand; nil until the training is complete.
    private var threshold: Float?

    /// The checkpoint's metadata key.
    public static let checkpointKey = "locator"
    /// The figures that the progress line shows during an epoch.
    public static func figures(of run: EpochRun) -> String {
        String(printf: "loss %.3f", run.meanLoss + run.meanAuxiliaryLoss)
    }

    /// Prepares a training.
    ///
    /// - Parameter start: the locator model to start from; random weights if nil.
    /// - Throws: `TrainingError` for a setting out of its range or a model that does not fit, `ImageError` for an empty
    ///   picture, `ModelFileError` if the file is not a valid model.
    public init(
        _ configuration: LocatorConfiguration, data: LocatorData, start: URL? = nil,
        preprocessor: LocatorPreprocessor = LocatorPreprocessor()
    ) throws {
        try configuration.validate()
        self.configuration = configuration
        self.configuration.start = start?.lastPathComponent
        self.data = data
        self.preprocessor = preprocessor
        let description = try NetworkDescription.locator(preprocessor)
        let network = try start.map { try Self.network(of: $0, for: description) }
        guard let grid = DetectionGrid(description) else {
            throw TrainingError.badSetting(
                name: "input", value: "\(preprocessor.width)x\(preprocessor.height)", allowed: "multiples of 8")
        }
        self.grid = grid
        loss = DetectionLoss(cells: grid.count, boxWeight: configuration.boxWeight)
        session = TrainingSession(
            network: network ?? Network(description, seed: configuration.seed),
            optimiser: AdamW(weightDecay: configuration.weightDecay), batchSize: configuration.batch,
            threads: configuration.threads, seed: configuration.seed,
            averageDecay: configuration.averageDecay > 0 ? configuration.averageDecay : nil)
        validation = try LocatorValidation(data, preprocessor: preprocessor, grid: grid)
    }

    private static func network(of url: URL, for description: NetworkDescription) throws -> Network {
        let file = try ModelFile(contentsOf: url)
        guard file.labels == DetectionGrid.labels, file.network.description == description else {
            throw TrainingError.otherModel(
                name: url.lastPathComponent, reason: "it is not the network that finds hands")
        }
        return file.network
    }

    /// The number of steps and their learning rates.
    public var plan: TrainingPlan { configuration.plan }

    /// The settings and data, which must agree with a checkpoint's.
    public var identity: Identity {
        Identity(
            configuration: configuration, input: preprocessor,
            pictures: [
                data.frames.count, data.crops.count, data.negatives.count, data.rooms.count,
                data.validationFrames.count, data.validationNegatives.count,
            ])
    }

    /// The settings by name, as the model's record of its training has them.
    public var settingsByName: [String: String] { settings(of: configuration) }

    /// Returns a function that makes the batches of an epoch.
    ///
    /// A scene depends only on the seed and its number in the training.
    public func batchMaker(forEpoch number: Int) -> @Sendable (Range<Int>) -> Result<LocatorBatch, ImageError> {
        let maker = Locked(LocatorBatchMaker(data, preprocessor: preprocessor, grid: grid, seed: configuration.seed))
        let first = (number - 1) * configuration.scenesPerEpoch
        return { range in
            maker.withValue { maker in
                Result { () throws(ImageError) in
                    try maker.batch(of: first + range.lowerBound..<first + range.upperBound)
                }
            }
        }
    }

    /// Trains on a batch; the result has the score loss as the main loss and the box loss as the auxiliary loss.
    public func step(_ batch: LocatorBatch, learningRate: Float) -> TrainingSession.StepResult {
        batch.inputs.withUnsafeBufferPointer { inputs in
            batch.targets.withUnsafeBufferPointer { targets in
                session.step(inputs: inputs, detections: targets, loss: loss, learningRate: learningRate)
            }
        }
    }

    /// Measures recall and false detections on the validation pictures.
    public mutating func validate(after run: EpochRun, history: [Epoch]) -> Epoch {
        let found = validation.result(of: session)
        return Epoch(
            number: run.number, scoreLoss: run.meanLoss, boxLoss: run.meanAuxiliaryLoss, recall: found.recall,
            meanOverSigners: found.meanOverSigners, meanIoU: found.meanIoU, falseRate: found.falseRate,
            threshold: found.threshold, seconds: 0)
    }

    /// Whether the weights of an epoch are written: always, so that validation does not choose an epoch.
    public func isKept(_ epoch: Epoch) -> Bool { true }

    /// Returns a model with the current weights.
    public func model(after epoch: Epoch) throws -> ModelFile {
        var metrics = epoch
        metrics.seconds = 0
        return ModelFile(
            network: session.averagedNetwork ?? session.network, labels: DetectionGrid.labels,
            preprocessing: try JSONEncoder.text(preprocessor),
            metadata: [
                ModelCard.key: try JSONEncoder.text(LocatorCard(data, configuration: configuration)),
                "seed": String(configuration.seed), "metrics": try JSONEncoder.text(metrics),
                LocatorNet.thresholdKey: String(threshold ?? epoch.threshold),
            ])
    }

    /// Returns the final model with a threshold that is chosen from the recognizer's own detections.
    public mutating func finish(after epoch: Epoch) throws -> (model: ModelFile, message: String?)? {
        let network = session.averagedNetwork ?? session.network
        let locator = TrackingLocator(
            try LocatorNet(network, input: preprocessor, threshold: LocatorValidation.leastThreshold), margin: 1)
        let chosen = try LocatorCalibration(data).threshold { image throws(ImageError) in
            try locator.hands(in: Frame(image), confidence: LocatorCalibration.bounds.lowerBound).map(\.confidence)
        }
        threshold = chosen
        let message = "A place may be a hand from a confidence of \(String(printf: "%.3f", chosen)) on."
        return (try model(after: epoch), message)
    }

    /// The settings and data of a training.
    public struct Identity: TrainingIdentity {
        /// The settings.
        var configuration: LocatorConfiguration
        /// The preprocessor.
        var input: LocatorPreprocessor
        /// The number of pictures of each kind.
        var pictures: [Int]

        /// Names what differs, except for the number of epochs.
        ///
        /// A training can be resumed with more epochs; it then follows the learning rates of the new plan.
        public func differences(from other: Identity) -> [String] {
            var found: [String] = []
            if input != other.input { found.append("the input") }
            if pictures != other.pictures { found.append("the number of pictures") }
            let (mine, theirs) = (settings(of: configuration), settings(of: other.configuration))
            return found + mine.keys.sorted().filter { $0 != "epochs" && mine[$0] != theirs[$0] }
        }
    }

    /// The measurements of one epoch.
    public struct Epoch: TrainingEpoch {
        /// The number of the epoch, from 1.
        public var number: Int
        /// The mean loss of the scores.
        public var scoreLoss: Double
        /// The mean loss of the boxes.
        public var boxLoss: Double
        /// The share of the validation hands that are found.
        public var recall: Double
        /// The mean over signers of their recall.
        public var meanOverSigners: Double
        /// The mean intersection over union of the found hands with their labelled boxes.
        public var meanIoU: Double
        /// The share of the validation pictures without hands that have a detection.
        public var falseRate: Double
        /// The lowest confidence of a detected hand.
        public var threshold: Float
        /// The duration of the epoch and its validation in seconds.
        public var seconds: Double

        /// The columns of the history table.
        public static let columns = [
            "epoch", "score_loss", "box_loss", "recall", "mean_over_signers", "mean_iou", "false_rate", "threshold",
            "seconds",
        ]

        /// A row of the history table.
        public var row: [String] {
            let figures = [scoreLoss, boxLoss, recall, meanOverSigners, meanIoU, falseRate, Double(threshold)]
            return [String(number)] + figures.map { String(printf: "%.5f", $0) } + [String(printf: "%.1f", seconds)]
        }

        /// The line that the progress shows at the end of the epoch.
        public var summary: String {
            String(
                printf: "score loss %.3f  box loss %.3f  found %5.1f %%  mean over signers %5.1f %%  IoU %.3f  "
                    + "false %.2f %% at %.3f",
                scoreLoss, boxLoss, recall * 100, meanOverSigners * 100, meanIoU, falseRate * 100, threshold)
        }
    }
}

/// The record of a training in the locator's file.
struct LocatorCard: Codable {
    var sources: [String]
    var signers: [String]
    var validationSigners: [String]
    var frames: Int
    var crops: Int
    var negatives: Int
    var settings: [String: String]

    init(_ data: LocatorData, configuration: LocatorConfiguration) {
        sources = data.sources
        signers = Set(data.frames.map(\.signer) + data.crops.map(\.signer)).sorted()
        validationSigners = Set(data.validationFrames.map(\.signer)).sorted()
        (frames, crops, negatives) = (data.frames.count, data.crops.count, data.negatives.count)
        settings = Training.settings(of: configuration)
    }
}
