import Foundation
import Imaging
import NeuralNetwork
import Recognition

/// Training of the network that finds hands: scenes put together by chance, and the hands' boxes in them.
public struct LocatorTask: TrainingTask {
    /// The settings.
    public private(set) var configuration: LocatorConfiguration
    /// What is learned from.
    public let data: LocatorData
    /// Network, optimiser and averaged weights.
    public let session: TrainingSession
    private let preprocessor: LocatorPreprocessor
    private let grid: DetectionGrid
    private let loss: DetectionLoss
    private let validation: LocatorValidation
    /// The confidence from which on a hand is there; nil until the training is complete.
    private var threshold: Float?

    /// The checkpoint's metadata key.
    public static let checkpointKey = "locator"
    /// What the progress shows of an epoch that runs.
    public static func figures(of run: EpochRun) -> String {
        String(format: "loss %.3f", run.meanLoss + run.meanAuxiliaryLoss)
    }

    /// Prepares a training.
    ///
    /// - Parameter start: a model of such a network to begin with; a network of random weights when nil.
    /// - Throws: `TrainingError` for a setting out of its range or a start that is another network, `ImageError` for an
    ///   empty picture, `ModelFileError` when the start is no model.
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

    /// How long the training takes, and its learning rates.
    public var plan: TrainingPlan { configuration.plan }

    /// Settings and data, to be compared with a checkpoint's.
    public var identity: Identity {
        Identity(
            configuration: configuration, input: preprocessor,
            pictures: [
                data.frames.count, data.crops.count, data.negatives.count, data.rooms.count,
                data.validationFrames.count, data.validationNegatives.count,
            ])
    }

    /// Makes batches of an epoch.
    ///
    /// A scene depends only on the seed and its number in the run.
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

    /// Learns from a batch: scores as the loss, boxes as the second target.
    public func step(_ batch: LocatorBatch, learningRate: Float) -> TrainingSession.StepResult {
        batch.inputs.withUnsafeBufferPointer { inputs in
            batch.targets.withUnsafeBufferPointer { targets in
                session.step(inputs: inputs, detections: targets, loss: loss, learningRate: learningRate)
            }
        }
    }

    /// Finds the hands of the validation frames.
    public mutating func validate(after run: EpochRun, history: [Epoch]) -> Epoch {
        let found = validation.result(of: session)
        return Epoch(
            number: run.number, scoreLoss: run.meanLoss, boxLoss: run.meanAuxiliaryLoss, recall: found.recall,
            meanOverSigners: found.meanOverSigners, meanIoU: found.meanIoU, falseRate: found.falseRate,
            threshold: found.threshold, seconds: 0)
    }

    /// Every epoch's weights are written: no epoch is chosen.
    public func isKept(_ epoch: Epoch) -> Bool { true }

    /// The model of the present weights.
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

    /// Chooses the threshold by what the finished network sees when it looks as the recognizer does.
    public mutating func finish(after epoch: Epoch) throws -> (model: ModelFile, message: String?)? {
        let network = session.averagedNetwork ?? session.network
        let locator = TrackingLocator(
            try LocatorNet(network, input: preprocessor, threshold: LocatorValidation.leastThreshold), margin: 1)
        let chosen = try LocatorCalibration(data).threshold { image throws(ImageError) in
            try locator.hands(in: Frame(image), confidence: LocatorCalibration.bounds.lowerBound).map(\.confidence)
        }
        threshold = chosen
        let message = "A place may be a hand from a confidence of \(String(format: "%.3f", chosen)) on."
        return (try model(after: epoch), message)
    }

    /// Settings and data.
    public struct Identity: TrainingIdentity {
        /// The settings.
        var configuration: LocatorConfiguration
        /// How pictures are prepared.
        var input: LocatorPreprocessor
        /// Numbers of pictures, kind by kind.
        var pictures: [Int]

        /// What differs; the number of epochs may: a training can be made longer, with the learning rates of its new plan.
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
        /// Its number, from 1.
        public var number: Int
        /// Mean loss of the scores.
        public var scoreLoss: Double
        /// Mean loss of the boxes.
        public var boxLoss: Double
        /// Share of the validation hands that are found.
        public var recall: Double
        /// The same as a mean over people.
        public var meanOverSigners: Double
        /// Mean intersection over union of the found ones with their boxes.
        public var meanIoU: Double
        /// Share of the validation pictures without hands in which one is seen.
        public var falseRate: Double
        /// The confidence from which on a hand is there.
        public var threshold: Float
        /// Seconds that it took, with validation.
        public var seconds: Double

        /// The columns of the history table.
        public static let columns = [
            "epoch", "score_loss", "box_loss", "recall", "mean_over_signers", "mean_iou", "false_rate", "threshold",
            "seconds",
        ]

        /// A row of the history table.
        public var row: [String] {
            let figures = [scoreLoss, boxLoss, recall, meanOverSigners, meanIoU, falseRate, Double(threshold)]
            return [String(number)] + figures.map { String(format: "%.5f", $0) } + [String(format: "%.1f", seconds)]
        }

        /// What the progress shows when the epoch has ended.
        public var summary: String {
            String(
                format: "score loss %.3f  box loss %.3f  found %5.1f %%  mean over signers %5.1f %%  IoU %.3f  "
                    + "false %.2f %% at %.3f",
                scoreLoss, boxLoss, recall * 100, meanOverSigners * 100, meanIoU, falseRate * 100, threshold)
        }
    }
}

/// What a locator's file says about how it came to be.
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
