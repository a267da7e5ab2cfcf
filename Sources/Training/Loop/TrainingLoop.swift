import Dispatch
import Foundation
import Imaging
import NeuralNetwork
import Recognition

/// Trains a network: epochs of batches, a test after each, the best weights and a checkpoint on disk.
///
/// Everything but speed depends on the settings and the data alone: the same ones give the same bytes, whether the
/// training ran through or was stopped and resumed.
public final class TrainingLoop {
    private(set) var configuration: TrainingConfiguration
    let data: TrainingData
    let labels: [String]
    let files: TrainingFiles
    let preprocessor: LetterPreprocessor
    private let session: TrainingSession
    private let sampler: BalancedSampler
    let test: TestPictures
    private let samplesPerEpoch: Int
    private let rates: LearningRateSchedule
    /// What the network answered for the test pictures after the last epoch.
    private var answers: Predictions
    /// What the epochs have brought so far.
    public private(set) var history = History()

    /// Lays everything out.
    ///
    /// - Parameters:
    ///   - start: the model to begin with; a network that knows nothing when nil.
    ///   - preprocessor: how pictures are made ready; a model to begin with brings its own.
    /// - Throws: `TrainingError` for a setting out of its range or a start that does not fit, `DatasetError` for data
    ///   with fewer than two classes, `NetworkDescriptionError` for more labels than a network can have.
    public init(
        _ configuration: TrainingConfiguration, data: TrainingData, files: TrainingFiles,
        start: TrainingStart? = nil, preprocessor: LetterPreprocessor = LetterPreprocessor()
    ) throws {
        try configuration.validate()
        try files.validate()
        self.configuration = configuration
        self.configuration.start = start?.name
        self.data = data
        self.files = files
        let preprocessor = start?.preprocessor ?? preprocessor
        self.preprocessor = preprocessor
        labels = start?.labels ?? data.labels
        answers = Predictions(labels: labels, items: [])
        guard labels.count > 1 else { throw DatasetError.tooFewClasses(found: labels) }
        let description = try configuration.description(classes: labels.count)
        let network =
            try start?.network(for: description, learned: data.labels)
            ?? Network(description, seed: configuration.seed)
        session = configuration.session(network, classes: labels.count)
        sampler = BalancedSampler(
            data.train, nothingShare: configuration.nothingShare, renderedShare: configuration.renderedShare)
        test = try TestPictures(data.test, labels: labels, preprocessor: preprocessor)
        samplesPerEpoch = max(configuration.samplesPerEpoch ?? data.train.samples.count, 2)
        let steps = (samplesPerEpoch + configuration.batch - 1) / configuration.batch
        rates = configuration.rates(stepsPerEpoch: steps)
    }

    /// The network in a table: layers, output shapes, parameters.
    public var summary: String { session.network.description.summary() }

    /// Takes up a training where its last checkpoint left it.
    ///
    /// - Throws: `TrainingError` when there is no checkpoint, or it is damaged or of another training.
    public func resume() throws(TrainingError) {
        let (found, state) = try TrainingCheckpoint.read(files)
        let differences = checkpoint.differences(from: found)
        guard differences.isEmpty else {
            throw .otherTraining(path: files.checkpoint.path, differences: differences)
        }
        do {
            try session.restore(state)
        } catch {
            throw .badCheckpoint(path: files.checkpoint.path, reason: "\(error)")
        }
        history = found.history
    }

    /// Trains to the last epoch.
    ///
    /// - Parameters:
    ///   - isStopped: Asked before every batch; once it says yes, the epoch is given up.
    ///   - report: Hears of everything that happens.
    /// - Throws: `TrainingError`, or what writing files throws.
    public func run(
        isStopped: () -> Bool = { false }, report: (TrainingEvent) -> Void = { _ in }
    ) throws {
        if configuration.kept == .last, history.epochs.count >= configuration.epochs, let last = history.epochs.last {
            // A training that was done before may have written its best weights.
            answers = test.predictions(of: session)
            try writeModel(last)
        }
        while history.epochs.count < configuration.epochs {
            let number = history.epochs.count + 1
            report(.epochBegan(epoch: number, of: configuration.epochs))
            let record = try epoch(number, isStopped: isStopped, report: report)
            history.epochs.append(record)
            if record.isBest || configuration.kept == .last { try writeModel(record) }
            try history.write(csv: files.historyTable, json: files.historyJSON)
            try checkpoint.write(session.checkpoint(), to: files)
            report(.epochEnded(record, of: configuration.epochs))
        }
    }

    private func epoch(
        _ number: Int, isStopped: () -> Bool, report: (TrainingEvent) -> Void
    ) throws -> EpochRecord {
        let began = DispatchTime.now()
        let order = sampler.epoch(number, count: samplesPerEpoch, seed: configuration.seed)
        let starts = Array(stride(from: 0, to: order.count, by: configuration.batch))
        let maker = batchMaker(number: number, order: order, starts: starts)
        var (loss, correct, done) = (0.0, 0, 0)
        for index in starts.indices {
            guard !isStopped() else { throw TrainingError.interrupted(epochsDone: history.epochs.count) }
            guard let batch = try maker.value(index)?.get() else { break }
            let result = step(batch)
            guard result.loss.isFinite else { throw TrainingError.diverged(epoch: number) }
            loss += Double(result.loss) * Double(result.count)
            correct += result.correct
            done += result.count
            report(
                .batch(
                    done: done, of: order.count, loss: loss / Double(done), accuracy: Double(correct) / Double(done)))
        }
        let trained = DispatchTime.now().seconds(since: began)
        report(.testing)
        answers = test.predictions(of: session)
        let score = answers.stillLetters.items.isEmpty ? answers.accuracy : answers.stillLetters.meanOverSigners
        var record = EpochRecord(
            epoch: number, learningRate: rates.rate(at: session.stepCount - 1), loss: loss / Double(done),
            trainAccuracy: Double(correct) / Double(done), testAccuracy: answers.accuracy,
            testStillLetters: answers.stillLetters.accuracy, testMeanOverSigners: score,
            seconds: DispatchTime.now().seconds(since: began), picturesPerSecond: Double(done) / max(trained, 1e-9),
            isBest: false)
        record.isBest = history.epochs.allSatisfy { $0.testMeanOverSigners < record.testMeanOverSigners }
        return record
    }

    /// Makes the epoch's batches, one ahead of the network.
    private func batchMaker(number: Int, order: [Int], starts: [Int]) -> Prefetcher<Result<Batch, ImageError>> {
        let maker = Locked(
            BatchMaker(
                data.train, labels: labels, configuration: configuration, preprocessor: preprocessor,
                backdrops: data.backdrops))
        let size = configuration.batch
        let first = (number - 1) * samplesPerEpoch
        return Prefetcher(count: starts.count) { index in
            let start = starts[index]
            let indices = order[start..<min(start + size, order.count)]
            return maker.withValue { maker in
                Result { () throws(ImageError) in try maker.batch(of: indices, startingAt: first + start) }
            }
        }
    }

    private func step(_ batch: Batch) -> TrainingSession.StepResult {
        let rate = rates.rate(at: session.stepCount)
        return batch.inputs.withUnsafeBufferPointer { inputs in
            batch.targets.withUnsafeBufferPointer { targets in
                guard let landmarks = batch.landmarks else {
                    return session.step(inputs: inputs, targets: targets, learningRate: rate)
                }
                return landmarks.withUnsafeBufferPointer {
                    session.step(inputs: inputs, targets: targets, auxiliary: $0, learningRate: rate)
                }
            }
        }
    }

    private var checkpoint: TrainingCheckpoint {
        TrainingCheckpoint(
            configuration: configuration, labels: labels,
            pictures: [data.train.samples.count, data.test.samples.count], history: history)
    }

    private func writeModel(_ record: EpochRecord) throws {
        let network = session.averagedNetwork ?? session.network
        let card = TrainingCard(
            configuration: configuration, data: data, best: record, temperature: Temperature.fitted(to: answers))
        try card.model(network, labels: labels, preprocessor: preprocessor).write(to: files.model, weights: .half)
    }
}
