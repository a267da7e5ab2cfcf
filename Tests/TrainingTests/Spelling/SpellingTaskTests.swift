import Foundation
import NeuralNetwork
import TestSupport
import Testing

@testable import Spelling
@testable import Training

@Suite struct SpellingTaskTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func files(_ name: String) -> TrainingFiles { TrainingFiles(model: folder.file("\(name).safetensors")) }

    private func training(_ name: String, epochs: Int) throws -> TrainingLoop<SpellingTask> {
        let characters = try #require(SmallCharacters.model)
        let words = (0..<40).map { MadeWords.word([$0 % 26, ($0 * 7 + 3) % 26]) }
        var configuration = SpellingConfiguration()
        (configuration.epochs, configuration.rendered, configuration.batch) = (epochs, 40, 8)
        (configuration.filters, configuration.layers, configuration.averageDecay) = (8, 1, 0)
        let data = SpellingData(
            train: Array(words.dropFirst(10)), validation: Array(words.prefix(10)), held: MadeWords.held,
            characters: characters, letterModel: "letters", sources: ["made"])
        return try TrainingLoop(SpellingTask(configuration, data: data), files: files(name))
    }

    @Test func learnsAndWritesAModelThatTheRecognizerLoads() throws {
        let training = try training("made", epochs: 3)
        try training.run()
        let losses = training.history.epochs.map(\.loss)
        #expect(losses[2] < losses[0])
        let net = try SequenceNet(contentsOf: files("made").model)
        #expect(net.reach == 2 && net.confusion != nil)
        let model = try ModelFile(contentsOf: files("made").model)
        #expect(model.metadata["training"]?.contains("\"sources\":[\"made\"]") == true)
    }

    @Test func resumedEqualsUninterrupted() throws {
        try training("through", epochs: 2).run()
        let stopped = try training("stopped", epochs: 2)
        var batches = 0
        #expect(throws: TrainingError.interrupted(epochsDone: 1)) {
            try stopped.run(isStopped: { batches > 6 }, report: { if case .batch = $0 { batches += 1 } })
        }
        let resumed = try training("stopped", epochs: 2)
        try resumed.resume()
        try resumed.run()
        #expect(try Data(contentsOf: files("stopped").model) == Data(contentsOf: files("through").model))
    }

    @Test func settingsOutOfTheirRangeAreNamed() {
        var configuration = SpellingConfiguration()
        configuration.rendered = 3
        #expect(throws: TrainingError.badSetting(name: "--rendered", value: "3", allowed: "40 to 1000000")) {
            try configuration.validate()
        }
    }
}

/// The letters of English, from the language that ships.
enum SmallCharacters {
    static let model: CharacterModel? = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../models/english.language").standardizedFileURL
        return (try? LanguageModel(contentsOf: file))?.characters
    }()
}
