import Foundation
import Imaging
import Recognition
import Spelling
import TestSupport
import Testing

@testable import recognizer

@Suite struct TextOutputTests {
    static func printed(_ readings: [RecognitionResult], last: String? = nil) throws -> String {
        let pipe = try OutputPipe()
        var output = TextOutput(file: pipe.file)
        for reading in readings { try output.write(reading) }
        try output.finish(commit: last, text: "", at: 0)
        return pipe.text()
    }

    @Test func lettersAreAppendedAndTheLineIsEnded() throws {
        let readings = ["H", nil, "I"].map { RecognitionResult(time: 0, letter: "X", confidence: 1, commit: $0) }
        #expect(try Self.printed(readings) == "HI\n")
    }

    @Test func wordsArePartedByOneSpaceAndNoneIsLeftOver() throws {
        let readings = [
            RecognitionResult(time: 0, commit: "A"), RecognitionResult(time: 1, endedWord: "A"),
            RecognitionResult(time: 2, commit: "B"),
            RecognitionResult(time: 3, endedWord: "B"),
        ]
        #expect(try Self.printed(readings) == "A B\n")
    }

    @Test func nothingReadPrintsNothing() throws {
        #expect(
            try Self.printed([RecognitionResult(time: 0), RecognitionResult(time: 1, letter: "A", confidence: 0.9)])
                == "")
    }

    @Test func aLetterTypedByTheEndIsPrinted() throws {
        #expect(try Self.printed([RecognitionResult(time: 0, commit: "N")], last: "O") == "NO\n")
        #expect(try Self.printed([], last: "O") == "O\n")
    }

    @Test func whatWasReadWronglyIsPrintedAnew() throws {
        let pipe = try OutputPipe()
        var output = TextOutput(file: pipe.file)
        try output.write(RecognitionResult(time: 0, commit: "R"))
        try output.correct("WA ", at: 10)
        try output.write(RecognitionResult(time: 20, commit: "T"))
        try output.finish(commit: nil, text: "WA T", at: 30)
        #expect(pipe.text() == "R\nWA T\n")
        // Where nothing was printed there is nothing to part it from.
        let other = try OutputPipe()
        var silent = JSONOutput(file: other.file)
        try silent.correct("WA", at: 10)
        #expect(other.text() == "{\"type\":\"correction\",\"t\":10,\"text\":\"WA\"}\n")
    }

    @Test func everyLetterIsWrittenAtOnce() throws {
        let pipe = try OutputPipe()
        var output = TextOutput(file: pipe.file)
        try output.write(RecognitionResult(time: 0, commit: "Q"))
        // Before the end, without any buffer to be emptied.
        #expect(pipe.text() == "Q")
    }

    @Test func aLetterThatWasOnlyTheBeginningOfAnotherIsNeverPrinted() throws {
        let readings = [
            RecognitionResult(time: 0, commit: "H"), RecognitionResult(time: 500, commit: "I"),
            RecognitionResult(time: 1200, commit: "J", replaced: "I"), RecognitionResult(time: 2000, commit: "D"),
            RecognitionResult(time: 2600, commit: "Z"), RecognitionResult(time: 3200, commit: "D"),
        ]
        #expect(try Self.printed(readings) == "HJDZD\n")
    }

    @Test(arguments: [
        ([RecognitionResult(time: 0, commit: "I")], ""),
        ([RecognitionResult(time: 0, commit: "I"), RecognitionResult(time: 500)], ""),
        ([RecognitionResult(time: 0, commit: "I"), RecognitionResult(time: MotionLetter.replacementTime + 1)], "I"),
        ([RecognitionResult(time: 0, commit: "D"), RecognitionResult(time: 100, endedWord: "D")], "D"),
        ([RecognitionResult(time: 0, commit: "D"), RecognitionResult(time: 500, commit: "A")], "DA"),
        ([RecognitionResult(time: 0, commit: "D"), RecognitionResult(time: 500, commit: "I")], "D"),
    ])
    func aLetterInDoubtIsPrintedAsSoonAsThatIsSettled(readings: [RecognitionResult], printed: String) throws {
        let pipe = try OutputPipe()
        var output = TextOutput(file: pipe.file)
        for reading in readings { try output.write(reading) }
        #expect(pipe.text() == printed)
    }
}

@Suite struct JSONOutputTests {
    static func lines(_ readings: [RecognitionResult]) throws -> [String] {
        let pipe = try OutputPipe()
        var output = JSONOutput(file: pipe.file)
        for reading in readings { try output.write(reading) }
        return pipe.text().split(separator: "\n").map(String.init)
    }

    @Test func aFrameIsALineWithItsMembers() throws {
        let reading = RecognitionResult(
            time: 66.66666, region: Region(x: 152, y: 72.25, width: 336, height: 336), letter: "A", confidence: 0.97,
            candidates: [("A", 0.97), ("S", 0.02), ("E", 0.01)], hold: 0.5, text: "X", latency: 1.2345)
        let expected =
            #"{"type":"frame","t":66.667,"letter":"A","confidence":0.97,"#
            + #""top":[["A",0.97],["S",0.02],["E",0.01]],"box":[152,72.3,336,336],"hold":0.5,"latency":1.235}"#
        #expect(try Self.lines([reading]) == [expected])
    }

    @Test func noHandIsNull() throws {
        let expected =
            #"{"type":"frame","t":0,"letter":null,"confidence":0,"top":[],"box":null,"hold":0,"latency":0}"#
        #expect(try Self.lines([RecognitionResult(time: 0)]) == [expected])
    }

    @Test func aLetterAndAWordHaveLinesOfTheirOwnAfterTheirFrame() throws {
        let lines = try Self.lines([
            RecognitionResult(time: 400, letter: "A", confidence: 0.9, commit: "A", text: "A"),
            RecognitionResult(time: 1300, endedWord: "A", text: "A "),
        ])
        #expect(lines.count == 4)
        #expect(lines[1] == #"{"type":"commit","t":400,"letter":"A","text":"A"}"#)
        #expect(lines[3] == #"{"type":"word","t":1300,"word":"A","text":"A "}"#)
    }

    @Test func theEndMayTypeALetter() throws {
        let pipe = try OutputPipe()
        var output = JSONOutput(file: pipe.file)
        try output.finish(commit: nil, text: "HELL", at: 5)
        try output.finish(commit: "O", text: "HELLO", at: 5)
        #expect(pipe.text() == #"{"type":"commit","t":5,"letter":"O","text":"HELLO"}"# + "\n")
    }

    @Test func whateverIsReadIsValidJSON() throws {
        let odd = RecognitionResult(
            time: .nan, region: Region(x: .infinity, y: -.nan, width: 1e300, height: 0), letter: "\"\\\n",
            confidence: .nan, candidates: [("\u{0}", .infinity), ("é", -1)], hold: .nan, commit: "\t",
            endedWord: "\u{7f}",
            text: "\"", latency: -.infinity)
        for line in try Self.lines([odd]) {
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
            #expect(object is [String: Any])
        }
    }

    @Test func aLetterThatTakesAnothersPlaceSaysSo() throws {
        let lines = try Self.lines([RecognitionResult(time: 900, commit: "J", replaced: "I", text: "HJ")])
        #expect(lines[1] == #"{"type":"commit","t":900,"letter":"J","replaces":"I","text":"HJ"}"#)
    }
}
