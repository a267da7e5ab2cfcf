import Foundation
import RecognitionSupport
import TestSupport
import Testing

/// What these tests need.
private enum Shipped {
    static let photographs = TestData.photographs?.appending(path: "validation")
    static let model = TestData.repository.appending(path: "models/letters.safetensors")
    static let hasModel = FileManager.default.fileExists(atPath: model.path)
}

/// The model that ships, on photographs of people that it was not trained on.
@Suite(
    .enabled(if: Shipped.photographs != nil, "the photographs are not here"),
    .enabled(if: Shipped.hasModel, "there is no shipped model yet"))
struct ShippedModelTests {
    static let people = ["durgesh", "im45145v", "istiaq", "kenneth", "yuvraj"]

    /// A folder of a person's first pictures of each letter, in the order of a word, as they lie there.
    private func folder(_ word: String, of person: String, in stage: Stage) throws -> URL {
        let folder = stage.file("pictures")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var number = 0
        for letter in word.map(String.init) {
            let pictures = try #require(Shipped.photographs).appending(path: "\(person)/\(letter)")
            let names = try FileManager.default.contentsOfDirectory(atPath: pictures.path).sorted().prefix(15)
            for name in names {
                try FileManager.default.createSymbolicLink(
                    at: folder.appending(path: "\(number).jpg"), withDestinationURL: pictures.appending(path: name))
                number += 1
            }
        }
        return folder
    }

    private func replay(_ url: URL, _ arguments: String...) async throws -> ProcessResult {
        try await ProductRunner.run(
            "recognizer",
            ["--headless", "--speed", "max", "--replay", url.path, "--model", Shipped.model.path] + arguments,
            environment: Stage.environment)
    }

    @Test("Photographs of a word come out as the word", arguments: people, ["CAB", "WAVE"])
    func word(person: String, word: String) async throws {
        let stage = try Stage()
        let result = try await replay(folder(word, of: person, in: stage))
        #expect(result.text == word + "\n")
        #expect(result.errorText == "")
        #expect(result.status == 0)
    }

    @Test func aFilmOfThePhotographsReadsAsTheyDo() async throws {
        let stage = try Stage()
        let film = stage.file("film.mkv")
        let pictures = try await replay(folder("CAB", of: "istiaq", in: stage), "--json", "--record", film.path)
        let filmed = try await replay(film, "--json")
        #expect(try JSONObjects(pictures).commits == ["C", "A", "B"])
        #expect(try JSONObjects(filmed).commits == ["C", "A", "B"])
    }

    @Test func roomsWithoutAHandSayNothing() async throws {
        let rooms = try #require(Shipped.photographs).deletingLastPathComponent().appending(path: "negatives/rooms")
        let stage = try Stage()
        let folder = stage.file("rooms")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let names = try FileManager.default.contentsOfDirectory(atPath: rooms.path).sorted().prefix(40)
        for name in names {
            try FileManager.default.createSymbolicLink(
                at: folder.appending(path: name), withDestinationURL: rooms.appending(path: name))
        }
        let result = try await replay(folder, "--json", "--picture-time", "1000")
        // Forty rooms, each for a second: one mistake is what a good model may make.
        #expect(try JSONObjects(result).commits.count <= 1)
    }
}
