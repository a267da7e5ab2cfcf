import Foundation
import TestSupport
import Testing

/// The help of the tools: none of them may install, build or start anything before it.
@Suite struct ToolHelpTests {
    private static let tools = TestData.repository.appending(path: "tools")

    /// The tools that answer `--help` themselves; `run` passes it on to the recognizer.
    private static let names = [
        "camera-lab", "compare-engines", "cross-validate", "fuzz", "install", "make-lexicon", "pytorch-twin.py",
        "sanitize",
        "soak", "test",
    ]

    @Test(arguments: names)
    func helpSaysWhatAToolDoesAndEndsWithZero(name: String) async throws {
        let folder = try TemporaryFolder()
        let environment = ["HOME": folder.url.path, "PYTHONDONTWRITEBYTECODE": "1"]
        let help = try await ChildProcess(
            Self.tools.appending(path: name), ["--help"], environment: environment, folder: folder.url
        ).result()
        #expect(help.status == 0, "\(help.errorText)")
        #expect(help.text.lowercased().contains("usage: tools/\(name)"))
        #expect(help.text.contains("Examples:"))
        #expect(help.errorText.isEmpty)
        #expect(try folder.names().isEmpty)
    }

    @Test(arguments: [
        ("camera-lab", ["film"]), ("camera-lab", ["run", "--film"]), ("compare-engines", ["--film"]),
        ("cross-validate", ["--of", "words"]), ("fuzz", ["film"]), ("install", ["film"]), ("pytorch-twin.py", ["film"]),
        ("make-lexicon", ["--film", "a"]), ("sanitize", ["film"]), ("soak", ["film"]),
    ])
    func wrongArgumentsEndWith64(name: String, arguments: [String]) async throws {
        let result = try await ChildProcess(Self.tools.appending(path: name), arguments).result()
        #expect(result.status == 64)
        #expect(result.text.isEmpty)
        #expect(result.errorText.lowercased().contains("usage: tools/\(name)"))
    }
}
