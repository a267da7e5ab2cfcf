import Foundation
import NeuralNetwork
import Recognition
import TestSupport
import Testing

@testable import Training

@Suite struct ModelFileConfidenceTests {
    private let folder: TemporaryFolder
    private let model: URL

    init() throws {
        folder = try TemporaryFolder()
        model = folder.file("drawn.safetensors")
        let loop = try TrainingLoop(
            Drawn.configuration(epochs: 1), data: Drawn.data(), files: TrainingFiles(model: model))
        try loop.run()
    }

    @Test func onlyTheConfidenceChanges() throws {
        let before = try ModelFile(contentsOf: model)
        try ModelFile.rewrite(model, confidence: 0.62)
        let after = try ModelFile(contentsOf: model)
        #expect(after.network == before.network && after.labels == before.labels)
        #expect(after.metadata.filter { $0.key != LetterNet.confidenceKey } == before.metadata)
        #expect(try LetterNet(contentsOf: model).confidence == 0.62)
        try ModelFile.rewrite(model, confidence: 0.5)
        #expect(try LetterNet(contentsOf: model).confidence == 0.5)
    }

    @Test(arguments: WeightPrecision.allCases) func weightsStayAsExactAsTheyWere(precision: WeightPrecision) throws {
        try ModelFile(contentsOf: model).write(to: model, weights: precision)
        let before = try Data(contentsOf: model).count
        try ModelFile.rewrite(model, confidence: 0.62)
        #expect(abs(try Data(contentsOf: model).count - before) < 100)
    }

    @Test func whatIsNoModelIsRefused() throws {
        let other = try folder.write(Array("no model".utf8), to: "other.safetensors")
        #expect(throws: ModelFileError.self) { try ModelFile.rewrite(other, confidence: 0.5) }
        #expect(try String(contentsOf: other, encoding: .utf8) == "no model")
    }
}
