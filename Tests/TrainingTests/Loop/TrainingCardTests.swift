import Foundation
import NeuralNetwork
import Recognition
import Testing

@testable import Training

@Suite struct TrainingCardTests {
    private func model() throws -> ModelFile {
        let card = TrainingCard(
            configuration: Drawn.configuration(), data: Drawn.data(), best: HistoryTests.record(2), temperature: 1.5)
        let network = Network(try .study(classes: 4), seed: 1)
        return try card.model(network, labels: ["A", "B", "C", "nothing"], preprocessor: LetterPreprocessor())
    }

    private func object(_ key: String) throws -> [String: Any] {
        let text = try #require(try model().metadata[key])
        return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func namesSourcesAndPeopleButNoPlaces() throws {
        let training = try object("training")
        #expect(training["sources"] as? [String] == ["drawn", "walls"])
        #expect(training["signers"] as? [String] == ["ann", "bob", "walls"])
        #expect(training["testPictures"] as? Int == 30)
        #expect((training["settings"] as? [String: String])?["optimiser"] == "rmsprop")
    }

    @Test func givesTheFiguresOfTheKeptEpoch() throws {
        let metrics = try object("metrics")
        #expect(metrics["epoch"] as? Int == 2)
        #expect(metrics["testMeanOverSigners"] as? Double == 0.125)
        #expect(try model().metadata["temperature"] == "1.5")
    }

    @Test func preprocessingCanBeReadBack() throws {
        #expect(try model().preprocessing(as: LetterPreprocessor.self, path: "") == LetterPreprocessor())
    }

    @Test func foreignFilesNameNobody() {
        #expect(TrainingCard.signers(in: [:]).isEmpty)
        #expect(TrainingCard.signers(in: ["training": "on my laptop"]).isEmpty)
    }
}
