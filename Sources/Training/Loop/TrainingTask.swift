import FoundationEssentials
import Imaging
import NeuralNetwork

/// What `TrainingLoop` trains: defines the batches, the training step and the validation.
///
/// The tasks are `LetterTask` and `LocatorTask`.
public protocol TrainingTask {
    /// A batch of network inputs and targets.
    associatedtype Batch: Sendable
    /// The metrics of an epoch.
    associatedtype Epoch: TrainingEpoch
    /// What must be the same for a checkpoint to be resumed.
    associatedtype Identity: TrainingIdentity

    /// The checkpoint's metadata key, which differs between tasks.
    static var checkpointKey: String { get }
    /// The figures that the progress line shows during an epoch.
    static func figures(of run: EpochRun) -> String

    /// The network, the optimiser and the averaged weights.
    var session: TrainingSession { get }
    /// The number of steps and their learning rates.
    var plan: TrainingPlan { get }
    /// The settings and data, which must agree with a checkpoint's.
    var identity: Identity { get }
    /// The settings by name, as the model's record of its training has them.
    var settingsByName: [String: String] { get }

    /// Returns a function that makes a batch from a range of positions in the epoch.
    ///
    /// The function is called with ascending ranges, on any thread.
    ///
    /// - Parameter number: the epoch, from 1.
    func batchMaker(forEpoch number: Int) -> @Sendable (Range<Int>) -> Result<Batch, ImageError>

    /// Trains on a batch.
    func step(_ batch: Batch, learningRate: Float) -> TrainingSession.StepResult

    /// Measures the network on the validation set.
    ///
    /// - Parameters:
    ///   - run: the sums over the epoch's steps.
    ///   - history: the epochs before.
    mutating func validate(after run: EpochRun, history: [Epoch]) throws -> Epoch

    /// Whether the weights of an epoch are written to the model file.
    func isKept(_ epoch: Epoch) -> Bool

    /// Returns a model with the current weights and metadata.
    ///
    /// The metadata contains no times or paths, so that the same training gives the same bytes.
    func model(after epoch: Epoch) throws -> ModelFile

    /// Completes the training after its last epoch.
    ///
    /// - Returns: a model that replaces the written one, and a message for the user; nil to keep the written model.
    mutating func finish(after epoch: Epoch) throws -> (model: ModelFile, message: String?)?
}

/// The metrics of one epoch.
public protocol TrainingEpoch: Codable, Sendable, Equatable {
    /// The names of the columns of the history table.
    static var columns: [String] { get }
    /// The number of the epoch, from 1.
    var number: Int { get }
    /// The duration of the epoch and its validation in seconds.
    var seconds: Double { get set }
    /// A row of the history table.
    var row: [String] { get }
    /// The line that the progress shows at the end of the epoch.
    var summary: String { get }
}

extension TrainingEpoch {
    /// The figures of the history's row with their columns, without the number of the epoch.
    public var figures: [(tag: String, value: Double)] {
        zip(Self.columns, row).dropFirst().compactMap { column, text in Double(text).map { (column, $0) } }
    }
}

/// The settings and data of a training, which a checkpoint stores.
public protocol TrainingIdentity: Codable {
    /// Names the differences from another training that would make a resumed training differ from an uninterrupted one.
    func differences(from other: Self) -> [String]
}

/// The number of steps of a training and their learning rates.
public struct TrainingPlan: Sendable {
    /// The number of epochs.
    public var epochs: Int
    /// The number of examples in an epoch.
    public var examplesPerEpoch: Int
    /// The number of examples in a batch.
    public var batchSize: Int
    /// The learning rate of each step.
    public var rates: LearningRateSchedule

    /// Makes a plan whose learning rate stays the same.
    init(epochs: Int, examplesPerEpoch: Int, batchSize: Int, rate: Float) {
        (self.epochs, self.examplesPerEpoch, self.batchSize) = (epochs, examplesPerEpoch, batchSize)
        rates = .constant(rate: rate)
    }

    /// The same plan with a learning rate that rises for one epoch and then falls along a cosine to a hundredth.
    func withCosine(rate: Float) -> TrainingPlan {
        var plan = self
        let total = epochs * stepsPerEpoch
        plan.rates = .cosine(
            rate: rate, warmUp: min(stepsPerEpoch, total / 10), total: total, final: rate / 100)
        return plan
    }

    /// The number of steps in an epoch.
    public var stepsPerEpoch: Int { (examplesPerEpoch + batchSize - 1) / batchSize }
}

/// The sums over the steps of an epoch so far.
public struct EpochRun: Sendable, Equatable {
    /// The number of the epoch, from 1.
    public var number: Int
    /// The number of examples so far.
    public var done = 0
    /// The learning rate of the last step.
    public var learningRate: Float = 0
    /// The duration of the training steps in seconds.
    public var seconds = 0.0
    private var loss = 0.0
    private var auxiliaryLoss = 0.0
    private var correct = 0

    /// The mean loss.
    public var meanLoss: Double { loss / Double(max(done, 1)) }
    /// The mean loss of the auxiliary target.
    public var meanAuxiliaryLoss: Double { auxiliaryLoss / Double(max(done, 1)) }
    /// The accuracy on the training examples, 0…1.
    public var accuracy: Double { Double(correct) / Double(max(done, 1)) }
    /// The number of examples per second.
    public var rate: Double { Double(done) / max(seconds, 1e-9) }

    init(number: Int) {
        self.number = number
    }

    mutating func add(_ step: TrainingSession.StepResult) {
        loss += Double(step.loss) * Double(step.count)
        auxiliaryLoss += Double(step.auxiliaryLoss) * Double(step.count)
        correct += step.correct
        done += step.count
    }
}

/// Returns every stored property of a configuration as text, by name.
func settings(of configuration: some Any) -> [String: String] {
    Dictionary(
        Mirror(reflecting: configuration).children.map { ($0.label ?? "", "\($0.value)") }, uniquingKeysWith: { $1 })
}
