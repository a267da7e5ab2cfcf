import Recognition
import Spelling
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
