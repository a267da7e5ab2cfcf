import Foundation
import NeuralNetwork
import Recognition
import TestSupport
import Testing
import Training
import TrainingSupport

@testable import Evaluation

@Suite struct ModelReaderTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func trained() throws -> (TrainingLoop<LetterTask>, URL) {
        let model = folder.file("drawn.safetensors")
        let loop = try TrainingLoop(
            LetterTask(Drawn.configuration(epochs: 2), data: Drawn.data()), files: TrainingFiles(model: model))
        try loop.run()
        return (loop, model)
    }

    @Test func answersAsTheTrainingDid() throws {
        let (loop, model) = try trained()
        let report = try loop.report()
        let reader = try ModelReader(model: model, threads: 3)
        #expect(reader.labels == ["A", "B", "C", "nothing"])
        let read = try reader.predictions(for: Drawn.data().validation)
        #expect(read.items.map(\.sample) == report.validation.items.map(\.sample))
        for (one, other) in zip(read.items, report.validation.items) {
            #expect(one.answer == other.answer && one.truth == other.truth && one.signer == other.signer)
            #expect(zip(one.probabilities, other.probabilities).allSatisfy { abs($0 - $1) < 1e-3 })
        }
    }

    @Test func threadsDoNotMatter() throws {
        let (_, model) = try trained()
        let one = try ModelReader(model: model, threads: 1).predictions(for: Drawn.data().validation)
        let many = try ModelReader(model: model, threads: 7).predictions(for: Drawn.data().validation)
        #expect(one.items == many.items)
    }

    @Test func knowsWhatItHasNotSeen() throws {
        let (_, model) = try trained()
        let reader = try ModelReader(model: model)
        let hands = Drawn.dataset(signers: ["ann", "dan"], count: 1)
        #expect(reader.unseen(of: hands).signers == ["dan"])
        let walls = Drawn.nothing(count: 20)
        #expect(reader.unseen(of: walls).samples.map(\.name) == Drawn.data().held["walls"]?.samples.map(\.name))
    }

    @Test func emptyRegionsAreReadAsNothingRight() throws {
        let (_, model) = try trained()
        var set = Drawn.dataset(signers: ["ann"], count: 1)
        for index in set.samples.indices {
            set.samples[index].region.width = 0
            set.samples[index].region.height = 0
        }
        let items = try ModelReader(model: model).predictions(for: set).items
        #expect(items.allSatisfy { $0.confidence == 0 })
    }

    @Test func otherFilesAreRefused() throws {
        try folder.write(Array("no model".utf8), to: "x.safetensors")
        #expect(throws: LetterNetError.self) { try ModelReader(model: folder.file("x.safetensors")) }
        #expect(throws: LetterNetError.self) { try ModelReader(model: folder.file("absent.safetensors")) }
    }
}
