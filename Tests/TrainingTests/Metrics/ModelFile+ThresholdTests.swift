import Foundation
import NeuralNetwork
import Recognition
import TestSupport
import Testing

@testable import Training

@Suite struct ModelFileThresholdTests {
    private let folder: TemporaryFolder
    private let model: URL

    init() throws {
        folder = try TemporaryFolder()
        model = folder.file("drawn.safetensors")
        let loop = try TrainingLoop(
            Drawn.configuration(epochs: 1), data: Drawn.data(), files: TrainingFiles(model: model))
        try loop.run()
    }

    private let threshold = LetterThreshold(minimumConfidence: 0.62, maximumNothing: 0.08)

    @Test func onlyTheThresholdChanges() throws {
        let before = try ModelFile(contentsOf: model)
        try ModelFile.rewrite(model, threshold: threshold)
        let after = try ModelFile(contentsOf: model)
        #expect(after.network == before.network && after.labels == before.labels)
        #expect(after.metadata.filter { !["confidence", "doubt"].contains($0.key) } == before.metadata)
        #expect(try LetterNet(contentsOf: model).threshold == threshold)
        let other = LetterThreshold(minimumConfidence: 0.5, maximumNothing: 0.2)
        try ModelFile.rewrite(model, threshold: other)
        #expect(try LetterNet(contentsOf: model).threshold == other)
    }

    @Test(arguments: WeightPrecision.allCases) func weightsStayAsExactAsTheyWere(precision: WeightPrecision) throws {
        try ModelFile(contentsOf: model).write(to: model, weights: precision)
        let before = try Data(contentsOf: model).count
        try ModelFile.rewrite(model, threshold: threshold)
        #expect(abs(try Data(contentsOf: model).count - before) < 100)
    }

    @Test func whatIsNoModelIsRefused() throws {
        let other = try folder.write(Array("no model".utf8), to: "other.safetensors")
        #expect(throws: ModelFileError.self) { try ModelFile.rewrite(other, threshold: threshold) }
        #expect(try String(contentsOf: other, encoding: .utf8) == "no model")
    }
}
