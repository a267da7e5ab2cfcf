import Datasets
import Foundation
import Imaging
import NeuralNetwork
import TestSupport
import Testing
import TrainingSupport

@Suite struct PersonaliseCommandTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func run(_ arguments: [String]) async throws -> ProcessResult {
        let data = folder.file("data").path
        return try await ProductRunner.run(
            "trainer", ["personalise"] + arguments, environment: ["XDG_DATA_HOME": data], in: folder.url)
    }

    /// Writes pictures of rendered hands, a folder for each letter.
    private func write(_ letters: [String], tilt: Double, count: Int = 5) throws {
        for sample in try Rendered.person(letters: letters, tilt: tilt, count: count) {
            let letter = folder.file("mine/\(sample.letter)")
            try FileManager.default.createDirectory(at: letter, withIntermediateDirectories: true)
            try PNG.write(sample.picture, to: letter.appending(path: "\(Int(sample.time)).png"))
        }
    }

    @Test("A person's model is written where it is used, with who it is of") func keeps() async throws {
        try write(["B", "F", "K", "L", "V", "W"], tilt: 0.9)
        let result = try await run(["--data", "mine", "--person", "Anna", "--rendered", "104"])
        #expect(result.status == 0, "\(result.text)\(result.errorText)")
        #expect(result.text.contains("The new model is kept."))
        let store = PeopleStore(folder: folder.file("data/fingerspell/people"))
        let file = try #require(store.model(of: try PersonName("Anna")))
        #expect(try ModelFile(contentsOf: file).metadata["person"]?.contains(#""person":"Anna""#) == true)
    }

    @Test("A bad set writes nothing, says why and ends with 1") func refuses() async throws {
        try write(["B"], tilt: 0)
        let result = try await run(["--data", "mine", "--to", "mine.safetensors"])
        #expect(result.status == 1)
        #expect(result.text.contains("The model in use stays. All pictures are of B"))
        let json = try await run(["--data", "mine", "--to", "mine.safetensors", "--json"])
        let figures = try #require(try JSONSerialization.jsonObject(with: json.output) as? [String: Any])
        #expect(figures["isKept"] as? Bool == false)
        #expect(try folder.names() == ["mine"])
    }

    @Test(
        "What is wrong on the command line is said",
        arguments: [
            (["--data", "mine"], "--person NAME, or --to FILE"),
            (["--data", "mine", "--person", "../anna"], "is no person's name"),
            (["--to", "mine.safetensors"], "No pictures are given"),
            (["--data", "mine", "--to", "no/mine.safetensors"], "there is no folder"),
        ])
    func wrongArguments(arguments: [String], words: String) async throws {
        try write(["B"], tilt: 0, count: 1)
        let result = try await run(arguments)
        #expect(result.status != 0 && result.text.isEmpty)
        #expect(result.errorText.contains(words), "\(result.errorText)")
    }
}
