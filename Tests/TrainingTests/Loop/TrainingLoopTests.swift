import Datasets
import Evaluation
import Foundation
import NeuralNetwork
import Recognition
import TestSupport
import Testing
import TrainingSupport

@testable import Training

@Suite struct TrainingLoopTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func files(_ name: String) -> TrainingFiles { TrainingFiles(model: folder.file("\(name).safetensors")) }

    private func loop(_ name: String, _ configuration: LetterConfiguration) throws -> TrainingLoop<LetterTask> {
        try TrainingLoop(LetterTask(configuration, data: Drawn.data()), files: files(name))
    }

    @Test func learnsWhatCanBeLearned() throws {
        let loop = try loop("drawn", Drawn.configuration(epochs: 4))
        var events: [TrainingEvent<LetterTask.Epoch>] = []
        try loop.run(report: { events.append($0) })
        let best = try #require(loop.history.epochs.last { $0.isBest })
        #expect(best.validationStillLetters > 0.9)
        #expect(best.loss < (loop.history.epochs.first?.loss ?? 0))
        #expect(events.first == .epochBegan(epoch: 1, of: 4))
        #expect(events.count { if case .epochEnded = $0 { true } else { false } } == 4)
        #expect(try folder.names().contains("drawn.history.csv"))
    }

    @Test func sameSeedSameBytes() throws {
        for name in ["one", "two"] { try loop(name, Drawn.configuration()).run() }
        try loop("other", Drawn.configuration(seed: 2)).run()
        let one = try Data(contentsOf: files("one").model)
        #expect(try Data(contentsOf: files("two").model) == one)
        #expect(try Data(contentsOf: files("other").model) != one)
    }

    @Test func theLastWeightsMayBeKept() throws {
        var configuration = Drawn.configuration(epochs: 3)
        // Once it can tell the letters apart no later epoch is better.
        try loop("best", configuration).run()
        configuration.kept = .last
        try loop("last", configuration).run()
        let last = try Data(contentsOf: files("last").model)
        #expect(try ModelFile(contentsOf: files("last").model).metadata["metrics"]?.contains("\"epoch\":3") == true)
        // A training that is done can still give its last weights.
        let done = try loop("best", configuration)
        try done.resume()
        try done.run()
        #expect(try Data(contentsOf: files("best").model) == last)
    }

    @Test func resumedEqualsUninterrupted() throws {
        var configuration = Drawn.configuration(epochs: 3)
        configuration.augmentation = .full
        configuration.averageDecay = 0.9
        configuration.optimiser = .adamw
        configuration.schedule = .cosine
        try loop("through", configuration).run()

        // Stopped in the middle of the second epoch, which has 13 batches.
        let stopped = try loop("stopped", configuration)
        var batches = 0
        #expect(throws: TrainingError.interrupted(epochsDone: 1)) {
            try stopped.run(isStopped: { batches > 18 }, report: { if case .batch = $0 { batches += 1 } })
        }
        let resumed = try loop("stopped", configuration)
        try resumed.resume()
        #expect(resumed.history.epochs.count == 1)
        try resumed.run()
        #expect(try Data(contentsOf: files("stopped").model) == Data(contentsOf: files("through").model))
        let (through, _) = try TrainingCheckpoint<LetterTask>.read(files("through"))
        let (after, _) = try TrainingCheckpoint<LetterTask>.read(files("stopped"))
        #expect(after.history.map(\.loss) == through.history.map(\.loss))
    }

    @Test func resumingNeedsACheckpointOfThisTraining() throws {
        let path = files("new").checkpoint.path
        #expect(throws: TrainingError.noCheckpoint(path: path)) { try loop("new", Drawn.configuration()).resume() }
        try loop("new", Drawn.configuration(epochs: 1)).run()
        #expect(throws: TrainingError.otherTraining(path: path, differences: ["batch", "epochs"])) {
            var configuration = Drawn.configuration(epochs: 5)
            configuration.batch = 16
            try loop("new", configuration).resume()
        }
        try folder.write(Array("no checkpoint".utf8), to: "new.checkpoint.safetensors")
        #expect {
            try loop("new", Drawn.configuration(epochs: 1)).resume()
        } throws: { error in
            guard case .badCheckpoint(let found, _) = error as? TrainingError else { return false }
            return found == path
        }
    }

    @Test func modelSaysWhereItComesFrom() throws {
        try loop("drawn", Drawn.configuration()).run()
        let model = try ModelFile(contentsOf: files("drawn").model)
        #expect(model.labels == ["A", "B", "C", "nothing"])
        #expect(model.metadata["seed"] == "1")
        #expect(ModelReader.signers(in: model.metadata) == ["ann", "bob", "walls"])
        #expect(model.metadata["metrics"]?.contains("\"validationStillLetters\"") == true)
        #expect(model.metadata["temperature"].flatMap(Float.init).map { $0 > 0 } == true)
    }

    @Test func jointsAreLearnedAndKept() throws {
        var configuration = Drawn.configuration(epochs: 1)
        configuration.landmarkWeight = 1
        var data = Drawn.data()
        for index in data.train.samples.indices {
            data.train.samples[index].landmarks = (0..<21).map { SIMD2(Float($0), 16) }
        }
        let loop = try TrainingLoop(LetterTask(configuration, data: data), files: files("joints"))
        #expect(loop.summary.contains("dense, 46 units"))
        try loop.run()
        let model = try ModelFile(contentsOf: files("joints").model)
        #expect(model.labels.count == 4 && model.furtherOutputs == 42)
    }

    @Test func refusesWhatCannotBeLearned() throws {
        var one = LetterData(train: Drawn.dataset(count: 2), validation: Drawn.dataset(count: 1), samePeople: true)
        one.train.samples.removeAll { $0.label != "A" }
        #expect(throws: DatasetError.tooFewClasses(found: ["A"])) {
            try TrainingLoop(LetterTask(Drawn.configuration(), data: one), files: files("one"))
        }
        #expect(throws: TrainingError.badSetting(name: "--batch", value: "1", allowed: "2 to 4096")) {
            var configuration = Drawn.configuration()
            configuration.batch = 1
            _ = try loop("bad", configuration)
        }
    }

    @Test func divergedTrainingSaysSo() throws {
        var configuration = Drawn.configuration()
        configuration.landmarkWeight = 1
        var data = Drawn.data()
        for index in data.train.samples.indices {
            data.train.samples[index].landmarks = [SIMD2<Float>](repeating: SIMD2(.infinity, 0), count: 21)
        }
        let loop = try TrainingLoop(LetterTask(configuration, data: data), files: files("wild"))
        #expect(throws: TrainingError.diverged(epoch: 1)) { try loop.run() }
        #expect(try folder.names().isEmpty)
    }

    @Test func beginsWithAModel() throws {
        try loop("first", Drawn.configuration(epochs: 4)).run()
        let start = try StartingModel(contentsOf: files("first").model)
        var configuration = Drawn.configuration(epochs: 1)
        configuration.learningRate = 1e-6
        let second = try TrainingLoop(
            LetterTask(configuration, data: Drawn.data(), start: start), files: files("second"))
        try second.run()
        // What it has learned before is not lost: steps so small could not have taught it anything.
        #expect(try #require(second.history.epochs.first).validationStillLetters > 0.9)
        let text = try ModelFile(contentsOf: files("second").model).metadata["training"]
        #expect(text?.contains("first.safetensors") == true)
    }

    @Test func aModelIsFedOnAsItWasTrained() throws {
        let other = LetterPreprocessor(margin: 1.4, contrastFloor: 6)
        try TrainingLoop(
            LetterTask(Drawn.configuration(), data: Drawn.data(), preprocessor: other), files: files("first")
        ).run()
        let start = try StartingModel(contentsOf: files("first").model)
        let second = try TrainingLoop(
            LetterTask(Drawn.configuration(epochs: 1), data: Drawn.data(), start: start), files: files("second"))
        try second.run()
        #expect(try LetterNet(contentsOf: files("second").model).preprocessor == other)
    }

    @Test func aModelThatDoesNotFitIsRefused() throws {
        try loop("first", Drawn.configuration()).run()
        let start = try StartingModel(contentsOf: files("first").model)
        var standard = Drawn.configuration()
        standard.architecture = .standard
        #expect(
            throws: TrainingError.otherModel(
                name: "first.safetensors",
                reason: "its network is another one than --network and --landmark-weight ask for")
        ) { try TrainingLoop(LetterTask(standard, data: Drawn.data(), start: start), files: files("second")) }
        var data = Drawn.data()
        data.train.samples[0].label = "Q"
        #expect(
            throws: TrainingError.otherModel(name: "first.safetensors", reason: "it does not know “Q”")
        ) { try TrainingLoop(LetterTask(Drawn.configuration(), data: data, start: start), files: files("second")) }
        #expect(throws: ModelFileError.self) { try StartingModel(contentsOf: folder.file("none.safetensors")) }
    }

    @Test func noModelReadsWhatIsNoLetter() throws {
        var data = Drawn.data()
        data.train.samples[0].label = "del"
        #expect(throws: DatasetError.unknownClasses(path: "The data", names: ["del"])) {
            try LetterTask(Drawn.configuration(), data: data)
        }
        try loop("first", Drawn.configuration()).run()
        let file = try ModelFile(contentsOf: files("first").model)
        let labels = file.labels.map { $0 == "C" ? "space" : $0 }
        try ModelFile(
            network: file.network, labels: labels, furtherOutputs: file.furtherOutputs,
            preprocessing: file.preprocessing, metadata: file.metadata
        ).write(to: files("other").model, weights: .half)
        let start = try StartingModel(contentsOf: files("other").model)
        data.train.samples.removeAll { $0.label == "C" || $0.label == "del" }
        #expect(
            throws: TrainingError.otherModel(
                name: "other.safetensors", reason: "it reads “space”, which is no letter")
        ) { try LetterTask(Drawn.configuration(), data: data, start: start) }
    }
}
