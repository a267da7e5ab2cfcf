import Dispatch
import Foundation
import Imaging
import NeuralNetwork
import Recognition

/// Trains the network that finds hands: epochs of made-up scenes, a test, the model and a checkpoint after each.
///
/// Everything but speed depends on the settings and the data alone: the same ones give the same bytes, whether the
/// training ran through or was stopped and resumed.
public final class LocatorTraining {
    /// What one epoch brought.
    public struct Epoch: Sendable, Equatable, Codable {
        /// Its number, from 1.
        public var number: Int
        /// Mean loss of the scores.
        public var scoreLoss: Double
        /// Mean loss of the boxes.
        public var boxLoss: Double
        /// Share of the test hands that are found.
        public var recall: Double
        /// The same as a mean over people.
        public var meanOverSigners: Double
        /// Mean overlap of the found ones with their boxes.
        public var meanIoU: Double
        /// Share of the test pictures without hands in which one is seen.
        public var falseRate: Double
        /// The confidence from which on a hand is there.
        public var threshold: Float
        /// Seconds that it took.
        public var seconds: Double
    }

    /// What happens.
    public enum Event: Sendable, Equatable {
        /// A batch was learned: scenes of this epoch so far, of all, and the mean loss.
        case batch(epoch: Int, done: Int, of: Int, loss: Double)
        /// An epoch was done and its model written.
        case epoch(Epoch, of: Int)
        /// The threshold of the finished network was chosen.
        case calibrated(Float)
    }

    private let configuration: LocatorConfiguration
    private let data: LocatorData
    private let files: TrainingFiles
    private let input: LocatorPreprocessor
    private let grid: DetectionGrid
    private let session: TrainingSession
    private let loss: DetectionLoss
    private let test: LocatorTest
    /// The confidence from which on a hand is there, once the network is finished.
    private var threshold: Float?
    /// What the epochs have brought so far.
    public private(set) var history: [Epoch] = []

    /// Lays everything out.
    ///
    /// - Parameter start: a model of such a network to begin with; a network that knows nothing when nil.
    /// - Throws: `TrainingError` for a setting out of its range or a start that is another network, `ImageError` for an
    ///   empty picture, `ModelFileError` when the start is no model.
    public init(
        _ configuration: LocatorConfiguration, data: LocatorData, files: TrainingFiles, start: URL? = nil,
        input: LocatorPreprocessor = LocatorPreprocessor()
    ) throws {
        try configuration.validate()
        try files.validate()
        self.data = data
        self.files = files
        self.input = input
        let description = try NetworkDescription.locator(input)
        let network = try start.map { try Self.network(of: $0, for: description) }
        var configuration = configuration
        configuration.start = start?.lastPathComponent
        self.configuration = configuration
        guard let grid = DetectionGrid(description) else {
            throw TrainingError.badSetting(
                name: "input", value: "\(input.width)x\(input.height)", allowed: "multiples of 8")
        }
        self.grid = grid
        loss = DetectionLoss(cells: grid.count, boxWeight: configuration.boxWeight)
        session = TrainingSession(
            network: network ?? Network(description, seed: configuration.seed),
            optimiser: AdamW(weightDecay: configuration.weightDecay), batchSize: configuration.batch,
            threads: configuration.threads, seed: configuration.seed,
            averageDecay: configuration.averageDecay > 0 ? configuration.averageDecay : nil)
        test = try LocatorTest(data, input: input, grid: grid)
    }

    /// The network of a model to begin with.
    private static func network(of url: URL, for description: NetworkDescription) throws -> Network {
        let file = try ModelFile(contentsOf: url)
        guard file.labels == DetectionGrid.labels, file.network.description == description else {
            throw TrainingError.otherModel(
                name: url.lastPathComponent, reason: "it is not the network that finds hands")
        }
        return file.network
    }

    /// The network in a table: layers, output shapes, parameters.
    public var summary: String { session.network.description.summary() }

    /// Takes up a training where its last checkpoint left it.
    ///
    /// - Throws: `TrainingError` when there is no checkpoint, or it is damaged or of another training.
    public func resume() throws(TrainingError) {
        let (found, checkpoint) = try LocatorCheckpoint.read(files)
        let differences = state.differences(from: found)
        guard differences.isEmpty else {
            throw .otherTraining(path: files.checkpoint.path, differences: differences)
        }
        do {
            try session.restore(checkpoint)
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
    public func run(isStopped: () -> Bool = { false }, report: (Event) -> Void = { _ in }) throws {
        while history.count < configuration.epochs {
            let epoch = try epoch(history.count + 1, isStopped: isStopped, report: report)
            history.append(epoch)
            try model.write(to: files.model, weights: .half)
            try state.write(session.checkpoint(), to: files)
            report(.epoch(epoch, of: configuration.epochs))
        }
        report(.calibrated(try calibrate()))
    }

    /// Chooses the threshold by what the finished network sees, looking as the recognizer does, and writes it down.
    private func calibrate() throws -> Float {
        let network = session.averagedNetwork ?? session.network
        let finder = TrackingLocator(
            try LocatorNet(network, input: input, threshold: LocatorTest.leastThreshold), margin: 1)
        threshold = try LocatorCalibration(data).threshold { image throws(ImageError) in
            try finder.hands(in: Frame(image), confidence: LocatorCalibration.bounds.lowerBound).map(\.confidence)
        }
        try model.write(to: files.model, weights: .half)
        return threshold ?? 0
    }

    private func epoch(_ number: Int, isStopped: () -> Bool, report: (Event) -> Void) throws -> Epoch {
        let began = DispatchTime.now()
        let count = configuration.scenesPerEpoch
        let starts = Array(stride(from: 0, to: count, by: configuration.batch))
        let maker = batchMaker(number: number, starts: starts)
        let rates = configuration.rates
        var (scores, boxes, done) = (0.0, 0.0, 0)
        for index in starts.indices {
            guard !isStopped() else { throw TrainingError.interrupted(epochsDone: history.count) }
            guard let batch = try maker.value(index)?.get() else { break }
            let result = batch.inputs.withUnsafeBufferPointer { inputs in
                batch.targets.withUnsafeBufferPointer { targets in
                    session.step(
                        inputs: inputs, detections: targets, loss: loss,
                        learningRate: rates.rate(at: session.stepCount))
                }
            }
            guard result.loss.isFinite, result.auxiliaryLoss.isFinite else {
                throw TrainingError.diverged(epoch: number)
            }
            scores += Double(result.loss) * Double(result.count)
            boxes += Double(result.auxiliaryLoss) * Double(result.count)
            done += result.count
            report(.batch(epoch: number, done: done, of: count, loss: (scores + boxes) / Double(done)))
        }
        let found = test.result(of: session)
        return Epoch(
            number: number, scoreLoss: scores / Double(done), boxLoss: boxes / Double(done), recall: found.recall,
            meanOverSigners: found.meanOverSigners, meanIoU: found.meanIoU, falseRate: found.falseRate,
            threshold: found.threshold, seconds: DispatchTime.now().seconds(since: began))
    }

    /// Makes the epoch's batches, one ahead of the network.
    private func batchMaker(number: Int, starts: [Int]) -> Prefetcher<Result<LocatorBatch, ImageError>> {
        let maker = Locked(LocatorBatchMaker(data, input: input, grid: grid, seed: configuration.seed))
        let (size, count) = (configuration.batch, configuration.scenesPerEpoch)
        let first = (number - 1) * count
        return Prefetcher(count: starts.count) { index in
            let numbers = first + starts[index]..<first + min(starts[index] + size, count)
            return maker.withValue { maker in
                Result { () throws(ImageError) in try maker.batch(of: numbers) }
            }
        }
    }

    private var state: LocatorCheckpoint {
        LocatorCheckpoint(
            configuration: configuration, input: input,
            pictures: [
                data.frames.count, data.crops.count, data.negatives.count, data.rooms.count, data.testFrames.count,
                data.testNegatives.count,
            ], history: history)
    }

    /// The model with everything said; no times or paths, so that the same training gives the same bytes.
    private var model: ModelFile {
        get throws {
            func text(_ value: some Encodable) throws -> String {
                String(decoding: try JSONEncoder.sorted.encode(value), as: UTF8.self)
            }
            let card = LocatorCard(
                sources: data.sources, signers: Set(data.frames.map(\.signer) + data.crops.map(\.signer)).sorted(),
                testSigners: Set(data.testFrames.map(\.signer)).sorted(), frames: data.frames.count,
                crops: data.crops.count, negatives: data.negatives.count, settings: configuration.settings)
            var last = history.last
            last?.seconds = 0
            return ModelFile(
                network: session.averagedNetwork ?? session.network, labels: DetectionGrid.labels,
                preprocessing: try text(input),
                metadata: [
                    "training": try text(card), "seed": String(configuration.seed), "metrics": try text(last),
                    LocatorNet.thresholdKey: String(threshold ?? last?.threshold ?? 0.5),
                ])
        }
    }
}

/// What a locator's file says about how it came to be.
struct LocatorCard: Codable {
    var sources: [String]
    var signers: [String]
    var testSigners: [String]
    var frames: Int
    var crops: Int
    var negatives: Int
    var settings: [String: String]
}
