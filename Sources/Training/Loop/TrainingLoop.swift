import Dispatch
import FoundationEssentials
import Imaging
import NeuralNetwork

/// An event that a training reports.
public enum TrainingEvent<Epoch: TrainingEpoch>: Sendable, Equatable {
    /// An epoch begins.
    case epochBegan(epoch: Int, of: Int)
    /// A step is done: the epoch's state, and its number of examples.
    case batch(EpochRun, of: Int)
    /// The validation begins.
    case validating
    /// An epoch has ended, and its checkpoint is written.
    case epochEnded(Epoch, of: Int)
    /// The training is complete.
    case finished(message: String)
}

/// Trains the network of a task: runs the epochs, validates after each, and writes the model and a checkpoint.
///
/// The result is reproducible: the same settings and data give the same bytes, whether or not the training was stopped
/// and resumed.
public final class TrainingLoop<Task: TrainingTask> {
    /// The task.
    public private(set) var task: Task
    /// The completed epochs.
    public private(set) var history = History<Task.Epoch>()
    /// Where its files are written.
    public let files: TrainingFiles

    /// Prepares a training.
    ///
    /// - Throws: `TrainingError.cannotWrite` when the files cannot be written.
    public init(_ task: Task, files: TrainingFiles) throws(TrainingError) {
        try files.validate(replaces: true)
        self.task = task
        self.files = files
    }

    /// A table of the network's layers, output shapes and parameters.
    public var summary: String { task.session.network.description.summary() }

    /// Restores the state of the last checkpoint.
    ///
    /// - Throws: `TrainingError` when there is no checkpoint, or it is damaged or of another training.
    public func resume() throws(TrainingError) {
        let (found, state) = try TrainingCheckpoint<Task>.read(files)
        let differences = task.identity.differences(from: found.identity)
        guard differences.isEmpty else {
            throw .otherTraining(path: files.checkpoint.path, differences: differences)
        }
        do {
            try task.session.restore(state)
        } catch {
            throw .badCheckpoint(path: files.checkpoint.path, reason: "\(error)")
        }
        history.epochs = found.history
    }

    /// Trains to the last epoch.
    ///
    /// - Parameters:
    ///   - isStopped: is called before every batch; if it returns true, the training stops without this epoch.
    ///   - report: is called with every event; what it throws ends the training.
    /// - Throws: `TrainingError`, or what writing files throws.
    public func run(
        isStopped: () -> Bool = { false }, report: (TrainingEvent<Task.Epoch>) throws -> Void = { _ in }
    ) throws {
        let epochs = task.plan.epochs
        while history.epochs.count < epochs {
            try report(.epochBegan(epoch: history.epochs.count + 1, of: epochs))
            let epoch = try epoch(history.epochs.count + 1, isStopped: isStopped, report: report)
            history.epochs.append(epoch)
            if task.isKept(epoch) { try task.model(after: epoch).write(to: files.model, weights: .half) }
            try history.write(csv: files.historyTable, json: files.historyJSON)
            try TrainingCheckpoint<Task>(identity: task.identity, history: history.epochs)
                .write(task.session.checkpoint(), to: files)
            try report(.epochEnded(epoch, of: epochs))
        }
        guard let last = history.epochs.last, let finished = try task.finish(after: last) else { return }
        try finished.model.write(to: files.model, weights: .half)
        if let message = finished.message { try report(.finished(message: message)) }
    }

    private func epoch(
        _ number: Int, isStopped: () -> Bool, report: (TrainingEvent<Task.Epoch>) throws -> Void
    ) throws -> Task.Epoch {
        let began = DispatchTime.now()
        let plan = task.plan
        var run = EpochRun(number: number)
        let batches = prefetcher(forEpoch: number)
        for index in 0..<plan.stepsPerEpoch {
            guard !isStopped() else { throw TrainingError.interrupted(epochsDone: history.epochs.count) }
            guard let batch = try batches.value(index)?.get() else { break }
            run.learningRate = plan.rates.rate(at: task.session.stepCount)
            let step = task.step(batch, learningRate: run.learningRate)
            guard step.loss.isFinite, step.auxiliaryLoss.isFinite else { throw TrainingError.diverged(epoch: number) }
            run.add(step)
            try report(.batch(run, of: plan.examplesPerEpoch))
        }
        run.seconds = DispatchTime.now().seconds(since: began)
        try report(.validating)
        var epoch = try task.validate(after: run, history: history.epochs)
        epoch.seconds = DispatchTime.now().seconds(since: began)
        return epoch
    }

    /// Makes the batches of an epoch, one ahead of the training step.
    private func prefetcher(forEpoch number: Int) -> Prefetcher<Result<Task.Batch, ImageError>> {
        let plan = task.plan
        let make = task.batchMaker(forEpoch: number)
        return Prefetcher(count: plan.stepsPerEpoch) { index in
            let start = index * plan.batchSize
            return make(start..<min(start + plan.batchSize, plan.examplesPerEpoch))
        }
    }
}
