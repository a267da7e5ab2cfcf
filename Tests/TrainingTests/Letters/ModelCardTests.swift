import Evaluation
import Foundation
import NeuralNetwork
import Recognition
import Testing
import TrainingSupport

@testable import Training

@Suite struct ModelCardTests {
    private func model() throws -> ModelFile {
        try LetterTask(Drawn.configuration(), data: Drawn.data()).model(after: HistoryTests.record(2))
    }

    private func object(_ key: String) throws -> [String: Any] {
        let text = try #require(try model().metadata[key])
        return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func namesSourcesAndPeopleButNoPlaces() throws {
        let training = try object("training")
        #expect(training["sources"] as? [String] == ["drawn", "walls"])
        #expect(training["signers"] as? [String] == ["ann", "bob", "walls"])
        #expect(training["validationPictures"] as? Int == 30)
        #expect((training["settings"] as? [String: String])?["optimiser"] == "rmsprop")
    }

    @Test func givesTheFiguresOfTheKeptEpoch() throws {
        let metrics = try object("metrics")
        #expect(metrics["epoch"] as? Int == 2)
        #expect(metrics["validationMeanOverSigners"] as? Double == 0.125)
        #expect(try model().metadata["temperature"].flatMap(Float.init).map { $0 > 0 } == true)
    }

    @Test func preprocessingCanBeReadBack() throws {
        #expect(try model().preprocessing(as: LetterPreprocessor.self, path: "") == LetterPreprocessor())
    }

    @Test func foreignFilesNameNobody() {
        #expect(ModelReader.signers(in: [:]).isEmpty)
        #expect(ModelReader.signers(in: ["training": "on my laptop"]).isEmpty)
    }
}
