import Foundation
import Imaging
import Recognition
import Spelling
import TestSupport
import Testing

@testable import recognizer

@Suite struct TextOutputTests {
    /// What is printed after each text, and at the end; `!` stands for a correction by the other hand.
    static func printed(_ texts: [String], isEditable: Bool = false, ending: String? = nil) throws -> String {
        let pipe = try OutputPipe()
        var output = TextOutput(file: pipe.file, isEditable: isEditable)
        for text in texts {
            if text.hasPrefix("!") {
                try output.correct(String(text.dropFirst()), at: 0)
            } else {
                try output.write(RecognitionResult(time: 0, text: text))
            }
        }
        if let ending { try output.finish(Speller.Ending(typedText: ending), at: 0) }
        return pipe.text()
    }

    @Test func aWordIsPrintedAsSoonAsItHasEnded() throws {
        #expect(try Self.printed(["H", "HI"]) == "")
        #expect(try Self.printed(["H", "HI", "HI "]) == "HI")
        #expect(try Self.printed(["HI ", "HI Y", "HI YO", "HI YOU "]) == "HI YOU")
    }

    @Test func theRestIsPrintedAtTheEnd() throws {
        #expect(try Self.printed(["HI ", "HI Y"], ending: "HI YO") == "HI YO\n")
        #expect(try Self.printed([], ending: "O") == "O\n")
        #expect(try Self.printed(["A "], ending: "A ") == "A\n")
        #expect(try Self.printed([""], ending: "") == "")
    }

    @Test func whatTheUserMayStillChangeIsPrintedWhenTheNextWordBegins() throws {
        #expect(try Self.printed(["HELO", "HELLO "], isEditable: true) == "")
        #expect(try Self.printed(["HELLO ", "HELO "], isEditable: true, ending: "HELO ") == "HELO\n")
        #expect(try Self.printed(["HELLO ", "HELLO Y"], isEditable: true) == "HELLO")
        #expect(try Self.printed(["HI ", "HI YOU ", "HI YOU T"], isEditable: true) == "HI YOU")
    }

    @Test func aWordThatIsSpelledOnIsPrintedOn() throws {
        #expect(try Self.printed(["CAT ", "CAT", "CATS", "CATS "]) == "CATS")
    }

    @Test func aTextThatIsAnotherOneBeginsALine() throws {
        #expect(try Self.printed(["HI YOU ", "HI ", "HI T", "HI THEY "], ending: "HI THEY ") == "HI YOU\nHI THEY\n")
        #expect(try Self.printed(["HI ", "", "HI "], ending: "HI ") == "HI\nHI\n")
    }

    @Test func whatWasReadWronglyIsPrintedAnew() throws {
        #expect(try Self.printed(["R ", "!WA ", "WA T"], ending: "WA T") == "R\nWA T\n")
        #expect(try Self.printed(["R", "!WA", "WAT "], ending: "WAT ") == "WAT\n")
        // Where nothing was printed there is nothing to part it from.
        let other = try OutputPipe()
        var silent = JSONOutput(file: other.file)
        try silent.correct("WA", at: 10)
        #expect(other.text() == "{\"type\":\"correction\",\"t\":10,\"text\":\"WA\"}\n")
    }

    @Test func everyWordIsWrittenAtOnce() throws {
        // Before the end, without any buffer to be emptied.
        #expect(try Self.printed(["Q "]) == "Q")
    }

    @Test func aTerminalShowsWhatIsNotPrintedYet() throws {
        let pipe = try OutputPipe()
        var output = TextOutput(file: pipe.file, preview: TextPreview(file: pipe.file))
        func erased(_ count: Int) -> String { String(repeating: "\u{8} \u{8}", count: count) }
        for text in ["H", "HO", "HI ", "HI Y"] { try output.write(RecognitionResult(time: 0, text: text)) }
        try output.finish(Speller.Ending(typedText: "HI YO"), at: 0)
        #expect(pipe.text() == "H\(erased(1))HO\(erased(2))HI Y\(erased(2)) YO\n")
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
        try output.finish(Speller.Ending(typedText: "HELL"), at: 5)
        try output.finish(
            Speller.Ending(
                commit: "LO", typedText: "HELO", endedWord: "HELLO", spelledWord: "HELO", text: "HELLO"), at: 5)
        #expect(
            pipe.text().split(separator: "\n") == [
                #"{"type":"commit","t":5,"letter":"L","text":"HEL"}"#,
                #"{"type":"commit","t":5,"letter":"O","text":"HELO"}"#,
                #"{"type":"word","t":5,"word":"HELLO","letters":"HELO","text":"HELLO"}"#,
            ])
    }

    @Test func aCorrectedAndAReplacedWordSaySo() throws {
        let lines = try Self.lines([
            RecognitionResult(time: 1300, endedWord: "HELLO", spelledWord: "HELO", text: "HELLO "),
            RecognitionResult(time: 1400, endedWord: "HELO", replacedWord: "HELLO", text: "HELO "),
        ])
        #expect(lines[1] == #"{"type":"word","t":1300,"word":"HELLO","letters":"HELO","text":"HELLO "}"#)
        #expect(lines[3] == #"{"type":"word","t":1400,"word":"HELO","replaces":"HELLO","text":"HELO "}"#)
    }

    @Test func choicesHaveALineWheneverTheyChange() throws {
        let choices = [
            WordChoice("HELLO", probability: 0.93, kind: .word), WordChoice("HELO", probability: 0.07, kind: .letters),
        ]
        let lines = try Self.lines([
            RecognitionResult(time: 10, choices: choices), RecognitionResult(time: 20, choices: choices),
            RecognitionResult(time: 30),
        ])
        #expect(
            lines.filter { $0.contains("choices") } == [
                #"{"type":"choices","t":10,"letters":"HELO","choices":[["HELLO",0.93],["HELO",0.07]]}"#,
                #"{"type":"choices","t":30,"letters":"","choices":[]}"#,
            ])
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
