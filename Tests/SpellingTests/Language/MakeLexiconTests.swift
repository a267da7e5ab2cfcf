import Foundation
import Spelling
import TestSupport
import Testing

/// `tools/make-lexicon` with a list of words, for which it needs nothing but Python.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3"), "no Python 3"))
struct MakeLexiconTests {
    private func make(_ list: String, in folder: TemporaryFolder, _ name: String) async throws -> ProcessResult {
        try Data(list.utf8).write(to: folder.url.appending(path: "list.txt"))
        return try await ChildProcess(
            TestData.repository.appending(path: "tools/make-lexicon"), ["--words", "list.txt", "--out", name],
            folder: folder.url
        ).result()
    }

    @Test func aListBecomesALanguage() async throws {
        let folder = try TemporaryFolder()
        let list = "zoé 3\nAnn\no'neill 2\n\nann 1\n"
        let results = try await [make(list, in: folder, "one"), make(list, in: folder, "two")]
        #expect(results.map(\.status) == [0, 0], "\(results[0].errorText)")
        #expect(results[0].errorText.contains("one: 3 words and names"))
        let language = try LanguageModel(contentsOf: folder.url.appending(path: "one"))
        #expect(language.lexicon.count == 3)
        #expect(["ZOE", "ANN", "ONEILL"].allSatisfy(language.contains))
        let words = language.lexicon.completions(of: [], count: 3)
        #expect(words.first.map { Letters.word($0.letters) } == "ZOE")
        #expect(abs((words.first?.probability ?? 0) - 3.0 / 7) < 0.02)
        #expect(language.note.contains("list.txt"))
        let start = language.characters.start
        let sum = (0..<CharacterModel.symbolCount).reduce(Float(0)) {
            $0 + language.characters.probability(of: $1, after: start)
        }
        #expect(abs(sum - 1) < 1e-5)
        #expect(
            try Data(contentsOf: folder.url.appending(path: "one"))
                == Data(contentsOf: folder.url.appending(path: "two")))
        #expect(try folder.names().sorted() == ["list.txt", "one", "two"])
    }

    @Test(arguments: ["", "R2D2", "word -1", "word many", "word nan"])
    func whatIsNoListIsRefused(list: String) async throws {
        let folder = try TemporaryFolder()
        let result = try await make(list, in: folder, "out")
        #expect(result.status == 1)
        #expect(result.errorText.contains("list.txt"))
        #expect(try folder.names() == ["list.txt"])
    }
}
