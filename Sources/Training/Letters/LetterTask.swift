import Evaluation
import Datasets
import Foundation
import Imaging
import NeuralNetwork
import Recognition

/// Training of the letter network: changed pictures of hands, their letters, and the landmarks as a second target.
public struct LetterTask: TrainingTask {
    /// The settings.
    public private(set) var configuration: LetterConfiguration
    /// What is learned from.
    public let data: LetterData
    /// The network's answers, in the order of its outputs.
    public let labels: [String]
    /// Network, optimiser and averaged weights.
    public let session: TrainingSession
    /// How long the training takes, and its learning rates.
    public let plan: TrainingPlan
    let preprocessor: LetterPreprocessor
    let validation: ValidationPictures
    private let sampler: BalancedSampler
    /// The network's answers for the validation pictures after the last epoch; nil before it.
    private var answers: Predictions?

    /// The checkpoint's metadata key.
    public static let checkpointKey = "training"
    /// What the progress shows of an epoch that runs.
    public static func figures(of run: EpochRun) -> String {
        String(format: "loss %.3f  right %5.1f %%", run.meanLoss, run.accuracy * 100)
    }

    /// Prepares a training.
    ///
    /// - Parameters:
    ///   - start: the model to begin with; a network of random weights when nil.
    ///   - preprocessor: how pictures are prepared; a model to begin with brings its own.
    /// - Throws: `TrainingError` for a setting out of its range or a start that does not fit, `DatasetError` for data
    ///   with fewer than two classes, `NetworkDescriptionError` for more labels than a network can have.
    public init(
        _ configuration: LetterConfiguration, data: LetterData, start: StartingModel? = nil,
        preprocessor: LetterPreprocessor = LetterPreprocessor()
    ) throws {
        try configuration.validate()
        self.configuration = configuration
        self.configuration.start = start?.name
        self.data = data
        self.preprocessor = start?.preprocessor ?? preprocessor
        labels = start?.labels ?? data.labels
        guard labels.count > 1 else { throw DatasetError.tooFewClasses(found: labels) }
        let description = try configuration.description(classes: labels.count)
        let network =
            try start?.network(for: description, learned: data.labels)
            ?? Network(description, seed: configuration.seed)
        session = configuration.session(network, classes: labels.count)
        sampler = BalancedSampler(
            data.train, nothingShare: configuration.nothingShare, renderedShare: configuration.renderedShare)
        validation = try ValidationPictures(data.validation, labels: labels, preprocessor: self.preprocessor)
        plan = configuration.plan(examples: max(configuration.samplesPerEpoch ?? data.train.samples.count, 2))
    }

    /// Settings and data, to be compared with a checkpoint's.
    public var identity: Identity {
        Identity(
            configuration: configuration, labels: labels,
            pictures: [data.train.samples.count, data.validation.samples.count])
    }

    /// Makes batches of an epoch: the pictures that `BalancedSampler` draws, changed by chance.
    public func batchMaker(forEpoch number: Int) -> @Sendable (Range<Int>) -> Result<LetterBatch, ImageError> {
        let order = sampler.epoch(number, count: plan.examplesPerEpoch, seed: configuration.seed)
        let first = (number - 1) * plan.examplesPerEpoch
        let maker = Locked(
            LetterBatchMaker(
                data.train, labels: labels, configuration: configuration, preprocessor: preprocessor,
                backdrops: data.backdrops))
        return { range in
            maker.withValue { maker in
                Result { () throws(ImageError) in
                    try maker.batch(of: order[range], startingAt: first + range.lowerBound)
                }
            }
        }
    }

    /// Learns from a batch: letters, and landmarks if they are learned.
    public func step(_ batch: LetterBatch, learningRate: Float) -> TrainingSession.StepResult {
        batch.inputs.withUnsafeBufferPointer { inputs in
            batch.targets.withUnsafeBufferPointer { targets in
                guard let landmarks = batch.landmarks else {
                    return session.step(inputs: inputs, targets: targets, learningRate: learningRate)
                }
                return landmarks.withUnsafeBufferPointer {
                    session.step(inputs: inputs, targets: targets, auxiliary: $0, learningRate: learningRate)
                }
            }
        }
    }

    /// Reads the validation pictures.
    ///
    /// The mean over people on still letters decides which epoch is the best.
    public mutating func validate(after run: EpochRun, history: [Epoch]) -> Epoch {
        let answers = validation.predictions(of: session)
        self.answers = answers
        let still = answers.stillLetters
        let score = still.items.isEmpty ? answers.accuracy : still.meanOverSigners
        return Epoch(
            epoch: run.number, learningRate: run.learningRate, loss: run.meanLoss, trainAccuracy: run.accuracy,
            validationAccuracy: answers.accuracy, validationStillLetters: still.accuracy,
            validationMeanOverSigners: score, seconds: 0, picturesPerSecond: run.rate,
            isBest: history.allSatisfy { $0.validationMeanOverSigners < score })
    }

    /// Whether the weights of an epoch are written: the best, or every one when the last is kept.
    public func isKept(_ epoch: Epoch) -> Bool { epoch.isBest || configuration.kept == .last }

    /// The model of the present weights, with the temperature fitted to its validation answers.
    public func model(after epoch: Epoch) throws -> ModelFile {
        let network = session.averagedNetwork ?? session.network
        let answers = answers ?? validation.predictions(of: session)
        return ModelFile(
            network: network, labels: labels, furtherOutputs: network.description.outputCount - labels.count,
            preprocessing: try JSONEncoder.text(preprocessor),
            metadata: [
                ModelCard.key: try JSONEncoder.text(ModelCard(data, configuration: configuration)),
                "seed": String(configuration.seed), "metrics": try JSONEncoder.text(ModelCard.Metrics(epoch)),
                "temperature": String(Temperature.fitted(to: answers)),
            ])
    }

    /// Writes the last weights once more when they are kept: a resumed training may have written its best ones.
    public func finish(after epoch: Epoch) throws -> (model: ModelFile, message: String?)? {
        configuration.kept == .last ? (try model(after: epoch), nil) : nil
    }

    /// Settings and data.
    public struct Identity: TrainingIdentity {
        /// The settings.
        var configuration: LetterConfiguration
        /// The network's labels.
        var labels: [String]
        /// Number of pictures to learn from and of validation pictures.
        var pictures: [Int]

        /// What differs; which weights are written may differ, since it changes nothing that is learned.
        public func differences(from other: Identity) -> [String] {
            var found: [String] = []
            if labels != other.labels { found.append("the letters") }
            if pictures != other.pictures { found.append("the number of pictures") }
            let (mine, theirs) = (settings(of: configuration), settings(of: other.configuration))
            return found + mine.keys.sorted().filter { $0 != "kept" && mine[$0] != theirs[$0] }
        }
    }

    /// The measurements of one epoch.
    public struct Epoch: TrainingEpoch {
        /// Number of the epoch, from 1.
        public var epoch: Int
        /// Learning rate at its end.
        public var learningRate: Float
        /// Mean loss of its steps.
        public var loss: Double
        /// Share of right answers among its changed training pictures while it ran.
        public var trainAccuracy: Double
        /// Share of right answers on the validation pictures.
        public var validationAccuracy: Double
        /// The same on still letters.
        public var validationStillLetters: Double
        /// Mean over signers of their share of right answers on still letters.
        public var validationMeanOverSigners: Double
        /// Seconds that it took, with validation.
        public var seconds: Double
        /// Training pictures a second.
        public var picturesPerSecond: Double
        /// Whether its weights are the best so far.
        public var isBest: Bool

        /// The number of the epoch, from 1.
        public var number: Int { epoch }

        /// The columns of the history table.
        public static let columns = [
            "epoch", "learning_rate", "loss", "train_accuracy", "validation_accuracy", "validation_still_letters",
            "validation_mean_over_signers", "seconds", "pictures_per_second", "best",
        ]

        /// A row of the history table.
        public var row: [String] {
            func number(_ value: Double, _ places: Int = 5) -> String { String(format: "%.\(places)f", value) }
            return [
                String(epoch), String(learningRate), number(loss), number(trainAccuracy), number(validationAccuracy),
                number(validationStillLetters), number(validationMeanOverSigners), number(seconds, 1),
                number(picturesPerSecond, 1), isBest ? "1" : "0",
            ]
        }

        /// What the progress shows when the epoch has ended.
        public var summary: String {
            String(
                format: "loss %.4f  train %5.1f %%  validation %5.1f %%  still letters %5.1f %%  "
                    + "mean over signers %5.1f %%  %.0f/s",
                loss, trainAccuracy * 100, validationAccuracy * 100, validationStillLetters * 100,
                validationMeanOverSigners * 100, picturesPerSecond) + (isBest ? "  best" : "")
        }
    }
}
