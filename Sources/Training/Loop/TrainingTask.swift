import Foundation
import Imaging
import NeuralNetwork

/// What `TrainingLoop` trains: what a batch is, what is learned from it, and what is measured after an epoch.
///
/// `LetterTask` and `LocatorTask` are the two there are.
public protocol TrainingTask {
    /// Examples in the form that the network takes.
    associatedtype Batch: Sendable
    /// What is measured after an epoch.
    associatedtype Epoch: TrainingEpoch
    /// What must be the same for a checkpoint to be resumed.
    associatedtype Identity: TrainingIdentity

    /// The checkpoint's metadata key, which tells the tasks apart.
    static var checkpointKey: String { get }
    /// What the progress shows of an epoch that runs.
    static func figures(of run: EpochRun) -> String

    /// Network, optimiser and averaged weights.
    var session: TrainingSession { get }
    /// How long the training takes, and its learning rates.
    var plan: TrainingPlan { get }
    /// Settings and data, to be compared with a checkpoint's.
    var identity: Identity { get }

    /// Makes batches of an epoch: from positions in the epoch, on any thread, in ascending order.
    ///
    /// - Parameter number: the epoch, from 1.
    func batchMaker(forEpoch number: Int) -> @Sendable (Range<Int>) -> Result<Batch, ImageError>

    /// Learns from a batch.
    func step(_ batch: Batch, learningRate: Float) -> TrainingSession.StepResult

    /// Measures the network on the validation set.
    ///
    /// - Parameters:
    ///   - run: what the epoch's steps have brought.
    ///   - history: the epochs before.
    mutating func validate(after run: EpochRun, history: [Epoch]) throws -> Epoch

    /// Whether the weights of an epoch are written to the model file.
    func isKept(_ epoch: Epoch) -> Bool

    /// The model of the present weights, with everything that its file says. It holds no times or paths, so that the
    /// same training gives the same bytes.
    func model(after epoch: Epoch) throws -> ModelFile

    /// Completes the training after its last epoch.
    ///
    /// - Returns: the model to be written in place of the one that is there, and a message; nil when there is nothing to
    ///   do.
    mutating func finish(after epoch: Epoch) throws -> (model: ModelFile, message: String?)?
}

/// The measurements of one epoch.
public protocol TrainingEpoch: Codable, Sendable, Equatable {
    /// The names of the columns of the history table.
    static var columns: [String] { get }
    /// Its number, from 1.
    var number: Int { get }
    /// Seconds that it took, with validation.
    var seconds: Double { get set }
    /// A row of the history table.
    var row: [String] { get }
    /// What the progress shows when the epoch has ended.
    var summary: String { get }
}

/// Settings and data of a training.
public protocol TrainingIdentity: Codable {
    /// Names of what differs from another training, so that going on would not give the result of one run.
    func differences(from other: Self) -> [String]
}

/// How long a training takes, and its learning rates.
public struct TrainingPlan: Sendable {
    /// Number of epochs.
    public var epochs: Int
    /// Examples of an epoch.
    public var examplesPerEpoch: Int
    /// Examples of a batch.
    public var batchSize: Int
    /// The learning rate of each step.
    public var rates: LearningRateSchedule

    /// Steps of an epoch.
    public var stepsPerEpoch: Int { (examplesPerEpoch + batchSize - 1) / batchSize }
}

/// What the steps of an epoch have brought so far.
public struct EpochRun: Sendable, Equatable {
    /// The number of the epoch, from 1.
    public var number: Int
    /// Examples that were learned from.
    public var done = 0
    /// The learning rate of the last step.
    public var learningRate: Float = 0
    /// Seconds of learning.
    public var seconds = 0.0
    private var loss = 0.0
    private var auxiliaryLoss = 0.0
    private var correct = 0

    /// Mean loss.
    public var meanLoss: Double { loss / Double(max(done, 1)) }
    /// Mean loss of the second target.
    public var meanAuxiliaryLoss: Double { auxiliaryLoss / Double(max(done, 1)) }
    /// Share of right answers, 0…1.
    public var accuracy: Double { Double(correct) / Double(max(done, 1)) }
    /// Examples a second.
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

/// Every stored property of a configuration as text, by name.
func settings(of configuration: some Any) -> [String: String] {
    Dictionary(
        Mirror(reflecting: configuration).children.map { ($0.label ?? "", "\($0.value)") }, uniquingKeysWith: { $1 })
}
