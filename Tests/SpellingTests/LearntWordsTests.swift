import FoundationEssentials
import Spelling
import Testing
import TestSupport

@Suite struct LearntWordsTests {
    let folder: TemporaryFolder
    var file: URL { folder.url.appending(path: "fingerspell/words.txt") }

    init() throws { folder = try TemporaryFolder() }

    private func content() throws -> String { try String(contentsOf: file, encoding: .utf8) }

    private func write(_ text: String) throws {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    @Test func wordsAreKeptOneALine() throws {
        var words = try LearntWords(file: file)
        #expect(words.words.isEmpty)
        try words.add("ANNA")
        try words.add("ben")
        try words.add("ANNA")
        #expect(try content() == "ANNA\nBEN\n")
        #expect(try LearntWords(file: file).words == ["ANNA", "BEN"])
    }

    @Test func whatTheUserWroteStaysAsItIs() throws {
        var words = try LearntWords(file: file)
        try words.add("ANNA")
        try write("# my friends\nZoe\n\nANNA \r\nzoe")
        try words.add("BEN")
        #expect(try content() == "# my friends\nZoe\n\nANNA\nzoe\nBEN\n")
        #expect(words.words == ["ZOE", "ANNA", "BEN"])
        #expect(try words.remove("Zoe"))
        #expect(try content() == "# my friends\n\nANNA\nBEN\n")
    }

    @Test func onlyWhatIsThereIsRemoved() throws {
        var words = try LearntWords(file: file)
        #expect(try !words.remove("ANNA"))
        #expect(!FileManager.default.fileExists(atPath: file.path))
        try words.add("ANNA")
        #expect(try !words.remove("ANN") && words.words == ["ANNA"])
        #expect(try words.remove("anna") && words.words.isEmpty)
    }

    @Test func onlyWordsOfLettersAreKept() throws {
        var words = try LearntWords(file: file)
        for text in ["", "A", "AN NA", "ANN4", "ÄNNA", String(repeating: "A", count: 31)] { try words.add(text) }
        #expect(!FileManager.default.fileExists(atPath: file.path))
        try write("ANNA\n# note\n12\nBEN\ntwo words\n")
        words = try LearntWords(file: file)
        #expect(words.words == ["ANNA", "BEN"] && words.strayLines == [3, 5])
    }

    @Test func aDamagedFileIsReportedAndStaysAsItIs() throws {
        var words = try LearntWords(file: file)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        let damaged = Data([0x41, 0xff, 0xfe])
        try damaged.write(to: file)
        #expect(throws: LearntWordsError.cannotRead(path: file.path, reason: "it is no text")) {
            try LearntWords(file: file)
        }
        #expect(throws: LearntWordsError.self) { try words.add("ANNA") }
        #expect(try Data(contentsOf: file) == damaged)
    }

    @Test func aFileThatCannotBeWrittenIsReported() throws {
        let blocked = try folder.write(Array("x".utf8), to: "blocked")
        var words = try LearntWords(file: blocked.appending(path: "words.txt"))
        let error = #expect(throws: LearntWordsError.self) { try words.add("ANNA") }
        #expect(error.map { "\($0)" }?.contains("blocked/words.txt") == true)
    }
}
