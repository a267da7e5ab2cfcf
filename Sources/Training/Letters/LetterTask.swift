import Basics
import Evaluation
import Datasets
import FoundationEssentials
import Imaging
import NeuralNetwork
import Recognition

/// The training of the letter network, with letters as targets and optionally landmarks as a second target.
public struct LetterTask: TrainingTask {
    /// The settings.
    public private(set) var configuration: LetterConfiguration
    /// The training and validation pictures.
    public let data: LetterData
    /// The network's labels, in the order of its outputs.
    public let labels: [String]
    /// The network, the optimiser and the averaged weights.
    public let session: TrainingSession
    /// The number of steps and their learning rates.
    public let plan: TrainingPlan
    let preprocessor: LetterPreprocessor
    let validation: ValidationPictures
    /// The validation pictures of classes that the network learns.
    let validationSet: Dataset
    /// Number of validation pictures of other classes, by class.
    let leftOut: [String: Int]
    private let sampler: BalancedSampler
    /// The predictions for the validation pictures after the latest epoch; nil before the first.
    private var answers: Predictions?

    /// The checkpoint's metadata key.
    public static let checkpointKey = "training"
    /// The figures that the progress line shows during an epoch.
    public static func figures(of run: EpochRun) -> String {
        String(printf: "loss %.3f  right %5.1f %%", run.meanLoss, run.accuracy * 100)
    }

    /// Prepares a training.
    ///
    /// - Parameters:
    ///   - start: the model to start from; random weights if nil.
    ///   - preprocessor: prepares the pictures; a model to start from has its own, which is used instead.
    /// - Throws: `TrainingError` for a setting out of its range or a model that does not fit, `DatasetError` for data
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
        let others = labels.filter { $0 != LetterLabels.nothing && !LetterLabels.alphabet.contains($0) }
        // The recognizer would refuse the model in the end.
        if let start, let other = others.first {
            throw TrainingError.otherModel(name: start.name, reason: "it reads “\(other)”, which is no letter")
        }
        guard others.isEmpty else { throw DatasetError.unknownClasses(path: "The data", names: others) }
        guard labels.count > 1 else { throw DatasetError.tooFewClasses(found: labels) }
        let description = try configuration.description(classes: labels.count)
        let network =
            try start?.network(for: description, learned: data.labels)
            ?? Network(description, seed: configuration.seed)
        session = configuration.session(network, classes: labels.count)
        sampler = BalancedSampler(
            data.train, nothingShare: configuration.nothingShare, renderedShare: configuration.renderedShare)
        (validationSet, leftOut) = try data.validation.known(to: labels)
        validation = try ValidationPictures(validationSet, labels: labels, preprocessor: self.preprocessor)
        plan = configuration.plan(examples: max(configuration.samplesPerEpoch ?? data.train.samples.count, 2))
    }

    /// The settings and data, which must agree with a checkpoint's.
    public var identity: Identity {
        Identity(
            configuration: configuration, labels: labels,
            pictures: [data.train.samples.count, data.validation.samples.count])
    }

    /// The settings by name, as the model's record of its training has them.
    public var settingsByName: [String: String] { settings(of: configuration) }

    /// Returns a function that makes the batches of an epoch, with pictures from `BalancedSampler`.
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

    /// Trains on a batch: letters, and landmarks if the batch has them.
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

    /// Evaluates the network on the validation pictures.
    ///
    /// The best epoch is the one with the highest mean accuracy over signers on still letters.
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

    /// Whether the weights of an epoch are written: those of a new best epoch, or of every epoch if the last is kept.
    public func isKept(_ epoch: Epoch) -> Bool { epoch.isBest || configuration.kept == .last }

    /// Returns a model with the current weights and the temperature fitted to the validation predictions.
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

    /// Returns the last model if it is the one to keep, since a resumed training may have written its best one before.
    public func finish(after epoch: Epoch) throws -> (model: ModelFile, message: String?)? {
        configuration.kept == .last ? (try model(after: epoch), nil) : nil
    }

    /// The settings and data of a training.
    public struct Identity: TrainingIdentity {
        /// The settings.
        var configuration: LetterConfiguration
        /// The network's labels.
        var labels: [String]
        /// The numbers of training and validation pictures.
        var pictures: [Int]

        /// Names what differs, except for `kept`, which does not influence the training.
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
        /// The number of the epoch, from 1.
        public var epoch: Int
        /// The learning rate of the last step.
        public var learningRate: Float
        /// The mean loss.
        public var loss: Double
        /// The accuracy on the augmented training pictures, measured during the epoch.
        public var trainAccuracy: Double
        /// The accuracy on the validation pictures.
        public var validationAccuracy: Double
        /// The accuracy on the validation pictures of still letters.
        public var validationStillLetters: Double
        /// The mean over signers of their accuracy on still letters.
        public var validationMeanOverSigners: Double
        /// The duration of the epoch and its validation in seconds.
        public var seconds: Double
        /// The number of training pictures per second.
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
            func number(_ value: Double, _ places: Int = 5) -> String { String(printf: "%.\(places)f", value) }
            return [
                String(epoch), String(learningRate), number(loss), number(trainAccuracy), number(validationAccuracy),
                number(validationStillLetters), number(validationMeanOverSigners), number(seconds, 1),
                number(picturesPerSecond, 1), isBest ? "1" : "0",
            ]
        }

        /// The line that the progress shows at the end of the epoch.
        public var summary: String {
            String(
                printf: "loss %.4f  train %5.1f %%  validation %5.1f %%  still letters %5.1f %%  "
                    + "mean over signers %5.1f %%  %.0f/s",
                loss, trainAccuracy * 100, validationAccuracy * 100, validationStillLetters * 100,
                validationMeanOverSigners * 100, picturesPerSecond) + (isBest ? "  best" : "")
        }
    }
}
