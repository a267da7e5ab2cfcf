import Foundation
import NeuralNetwork
import Recognition
import TestSupport
import Testing
import TrainingSupport

@testable import Training

@Suite struct LocatorTaskTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func files(_ name: String) -> TrainingFiles { TrainingFiles(model: folder.file("\(name).safetensors")) }

    private func training(
        _ name: String, _ configuration: LocatorConfiguration, start: URL? = nil
    ) throws -> TrainingLoop<LocatorTask> {
        let task = try LocatorTask(
            configuration, data: DrawnFrames.data(), start: start,
            preprocessor: LocatorPreprocessor(width: 96, height: 72))
        return try TrainingLoop(task, files: files(name))
    }

    @Test func learnsAndWritesAModelThatTheRecognizerLoads() throws {
        var configuration = DrawnFrames.configuration(epochs: 2)
        configuration.scenesPerEpoch = 160
        let training = try training("drawn", configuration)
        var batches = 0
        try training.run(report: { if case .batch = $0 { batches += 1 } })
        #expect(batches == 40)
        #expect(training.history.epochs.map(\.number) == [1, 2])
        let losses = training.history.epochs.map { $0.scoreLoss + $0.boxLoss }
        #expect(losses[1] < losses[0])
        let net = try LocatorNet(contentsOf: files("drawn").model)
        #expect(net.input == LocatorPreprocessor(width: 96, height: 72))
        #expect(LocatorCalibration.bounds.contains(net.threshold))
        let model = try ModelFile(contentsOf: files("drawn").model)
        #expect(model.metadata["training"]?.contains("\"validationSigners\":[\"dan\"]") == true)
        #expect(model.metadata["seed"] == "1")
        #expect(training.summary.contains("9x12x5"))
    }

    @Test func resumedEqualsUninterrupted() throws {
        let configuration = DrawnFrames.configuration(epochs: 2)
        try training("through", configuration).run()
        let stopped = try training("stopped", configuration)
        var batches = 0
        #expect(throws: TrainingError.interrupted(epochsDone: 1)) {
            try stopped.run(isStopped: { batches > 3 }, report: { if case .batch = $0 { batches += 1 } })
        }
        let resumed = try training("stopped", configuration)
        try resumed.resume()
        #expect(resumed.history.epochs.count == 1)
        try resumed.run()
        #expect(try Data(contentsOf: files("stopped").model) == Data(contentsOf: files("through").model))
    }

    @Test func aTrainingMayBeginWithAModel() throws {
        try training("first", DrawnFrames.configuration(epochs: 2)).run()
        let second = try training("second", DrawnFrames.configuration(), start: files("first").model)
        try second.run()
        let fresh = try training("fresh", DrawnFrames.configuration())
        try fresh.run()
        #expect(try #require(second.history.epochs.first).scoreLoss < #require(fresh.history.epochs.first).scoreLoss)
        let model = try ModelFile(contentsOf: files("second").model)
        #expect(model.metadata["training"]?.contains("first.safetensors") == true)
    }

    @Test func aModelThatFindsNoHandsIsNoStart() throws {
        try folder.write(Array("no model".utf8), to: "text.safetensors")
        #expect(throws: ModelFileError.self) {
            try training("bad", DrawnFrames.configuration(), start: folder.file("text.safetensors"))
        }
        try training("first", DrawnFrames.configuration()).run()
        // The network that ships looks at larger pictures.
        #expect(throws: TrainingError.self) {
            try LocatorTask(
                DrawnFrames.configuration(), data: DrawnFrames.data(), start: files("first").model)
        }
    }

    @Test func anotherTrainingIsNotResumed() throws {
        #expect(throws: TrainingError.noCheckpoint(path: files("new").checkpoint.path)) {
            try training("new", DrawnFrames.configuration()).resume()
        }
        try training("new", DrawnFrames.configuration()).run()
        #expect(
            throws: TrainingError.otherTraining(path: files("new").checkpoint.path, differences: ["seed"])
        ) { try training("new", DrawnFrames.configuration(seed: 2)).resume() }
    }

    @Test func settingsOutOfRangeAndFoldersThatAreNotThereAreRefused() throws {
        var configuration = DrawnFrames.configuration()
        configuration.batch = 1
        #expect(throws: TrainingError.self) { try training("bad", configuration) }
        #expect(throws: TrainingError.self) {
            try TrainingLoop(
                LocatorTask(DrawnFrames.configuration(), data: DrawnFrames.data()),
                files: TrainingFiles(model: folder.file("none/model.safetensors")))
        }
    }

    @Test func anEpochIsALineAndTheThresholdIsReported() {
        let epoch = LocatorTask.Epoch(
            number: 1, scoreLoss: 0.5, boxLoss: 0.25, recall: 0.9, meanOverSigners: 0.85, meanIoU: 0.75,
            falseRate: 0.004, threshold: 0.4, seconds: 60)
        var (time, texts) = (0.0, [String]())
        var progress = ProgressReporter<LocatorTask>(
            isTerminal: false, now: { time }, write: { texts.append($0) })
        progress.handle(.epochBegan(epoch: 1, of: 3))
        time = 60
        progress.handle(.epochEnded(epoch, of: 3))
        progress.handle(.finished(message: "A place may be a hand from a confidence of 0.432 on."))
        #expect(texts.count == 2)
        for part in ["epoch 1/3", "found  90.0 %", "mean over signers  85.0 %", "IoU 0.750", "false 0.40 % at 0.400"] {
            #expect(texts[0].contains(part), "\(part)")
        }
        #expect(texts[0].hasSuffix("2 min 00 s left\n"))
        #expect(texts[1].hasSuffix("0.432 on.\n"))
    }
}
