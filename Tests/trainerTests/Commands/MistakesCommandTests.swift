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
        // C is a letter that the model does not know.
        try folder.writeDrawnTable("c.csv", letters: "C", count: 5)
        let refused = try await run(["mistakes", "--model", "m.safetensors", "--data", "c.csv", "--to", "wrong.png"])
        #expect(refused.status == 1)
        #expect(refused.errorText.contains("The pictures show C, the model knows only A, B"))
        let lines = try String(contentsOf: folder.file("c.csv"), encoding: .utf8).split(separator: "\n")
        // The same picture is said to be A and B, of which one is a mistake.
        let twice = lines + ["0" + lines[1].dropFirst(), "1" + lines[1].dropFirst()]
        try folder.write(Array(twice.joined(separator: "\n").utf8), to: "c.csv")
        let result = try await run(["mistakes", "--model", "m.safetensors", "--data", "c.csv", "--to", "wrong.png"])
        #expect(result.status == 0, "\(result.errorText)")
        #expect(result.text == "1 of 2 pictures read wrong\n")
        #expect(result.errorText.contains("Left out, unknown to the model: 5 pictures of C (5)"))
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
