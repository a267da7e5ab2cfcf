import TestSupport
import Testing

@Suite struct StandardErrorTests {
    @Test func notesDoNotMixWithFigures() async throws {
        let folder = try TemporaryFolder()
        try folder.writeDrawnTable(count: 10)
        let result = try await ProductRunner.run(
            "trainer", ["--data", "set.csv", "--network", "study", "--out", "m.safetensors"], in: folder.url)
        #expect(result.status == 0)
        #expect(result.text.hasPrefix("Over-fitting\n"))
        #expect(!result.text.contains("epoch"))
        // A pipe is no terminal: nothing is written over.
        #expect(!result.errorText.contains("\u{1B}"))
        #expect(result.errorText.contains("epoch 2/2"))
    }
}
