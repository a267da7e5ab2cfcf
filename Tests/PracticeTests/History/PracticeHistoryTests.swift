import Foundation
import Practice
import TestSupport
import Testing

@Suite struct PracticeHistoryTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func result(_ text: String, at seconds: Double = 1_800_000_000) -> PracticeResult {
        var exercise = ReadingExercise(word: text)
        exercise.answer(text)
        return PracticeResult(exercise, milliseconds: 1000, date: Date(timeIntervalSince1970: seconds))
    }

    @Test func whatIsAddedIsReadAgain() throws {
        let file = folder.file("data/fingerspell/practice.jsonl")
        var history = try PracticeHistory(file: file)
        #expect(history.results.isEmpty)
        try history.add(result("TEA"))
        try history.add(result("TAXI"))
        let again = try PracticeHistory(file: file)
        #expect(again.results == history.results && again.damagedLines.isEmpty && again.warning == nil)
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(text.hasPrefix(#"{"date":"2027-01-15T08:00:00Z","isRight":true,"kind":"readingWords","#))
        #expect(text.split(separator: "\n").count == 2)
    }

    @Test func damagedLinesAreKeptAndTold() throws {
        let file = folder.file("practice.jsonl")
        var history = try PracticeHistory(file: file)
        try history.add(result("TEA"))
        let handle = try FileHandle(forWritingTo: file)
        try handle.seekToEnd()
        try handle.write(contentsOf: Data("{\"kind\":\"juggling\"}\n\n{\"date\":\"20".utf8))
        try handle.close()
        try history.add(result("TAXI"))
        let again = try PracticeHistory(file: file)
        #expect(again.results.map(\.text) == ["TEA", "TAXI"])
        #expect(again.damagedLines == [2, 4])
        #expect(again.warning == "\(file.path): 2 lines cannot be read and are left as they are (2, 4).")
        #expect(try String(contentsOf: file, encoding: .utf8).contains("juggling"))
    }

    @Test func aFileThatCannotBeWrittenLosesNothingInMemory() throws {
        try folder.write(Array("x".utf8), to: "blocked")
        var history = try PracticeHistory(file: folder.file("blocked/practice.jsonl"))
        #expect(throws: PracticeHistoryError.self) { try history.add(result("TEA")) }
        #expect(history.results.count == 1)
        #expect(throws: PracticeHistoryError.self) { try PracticeHistory(file: folder.url) }
    }

    @Test func withoutAFileItIsInMemoryAlone() throws {
        var history = try PracticeHistory(file: nil)
        try history.add(result("TEA"))
        #expect(history.results.map(\.text) == ["TEA"])
    }
}
