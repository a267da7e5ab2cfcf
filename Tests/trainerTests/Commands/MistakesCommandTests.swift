import Imaging
import TestSupport
import Testing

@Suite struct MistakesCommandTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func run(_ arguments: [String]) async throws -> ProcessResult {
        try await ProductRunner.run("trainer", arguments, in: folder.url)
    }

    @Test func drawsWhatIsReadWrong() async throws {
        try folder.writeDrawnTable(letters: "AB", count: 20)
        let trained = try await run(["--data", "set.csv", "--network", "study", "--out", "m.safetensors"])
        #expect(trained.status == 0, "\(trained.errorText)")
        // C is a letter that the model does not know: every one of them is a mistake.
        try folder.writeDrawnTable("c.csv", letters: "C", count: 5)
        let result = try await run(["mistakes", "--model", "m.safetensors", "--data", "c.csv", "--to", "wrong.png"])
        #expect(result.status == 0, "\(result.errorText)")
        #expect(result.text == "5 of 5 pictures read wrong\n")
        #expect(try Still.readRGB(folder.file("wrong.png")).width > 1000)
    }

    @Test(arguments: [
        (["mistakes", "--model", "m", "--data", "d"], "--to"),
        (["mistakes", "--data", "d", "--to", "x.png"], "--model"),
        (["mistakes", "--model", "m", "--data", "d", "--to", "x.png", "--limit", "0"], "--limit 0"),
    ])
    func saysWhatIsMissing(arguments: [String], words: String) async throws {
        let result = try await run(arguments)
        #expect(result.status == 64)
        #expect(result.errorText.contains(words))
    }
}
