import Recognition
import Testing

@testable import recognizer

@Suite struct TextOutputTests {
    static func printed(_ readings: [Reading], last: String? = nil) throws -> String {
        let pipe = try OutputPipe()
        var output = TextOutput(file: pipe.file)
        for reading in readings { try output.write(reading) }
        try output.finish(commit: last, text: "", at: 0)
        return pipe.text()
    }

    @Test func lettersAreAppendedAndTheLineIsEnded() throws {
        let readings = ["H", nil, "I"].map { Reading(time: 0, letter: "X", confidence: 1, commit: $0) }
        #expect(try Self.printed(readings) == "HI\n")
    }

    @Test func wordsArePartedByOneSpaceAndNoneIsLeftOver() throws {
        let readings = [
            Reading(time: 0, commit: "A"), Reading(time: 1, endedWord: "A"), Reading(time: 2, commit: "B"),
            Reading(time: 3, endedWord: "B"),
        ]
        #expect(try Self.printed(readings) == "A B\n")
    }

    @Test func nothingReadPrintsNothing() throws {
        #expect(try Self.printed([Reading(time: 0), Reading(time: 1, letter: "A", confidence: 0.9)]) == "")
    }

    @Test func aLetterTypedByTheEndIsPrinted() throws {
        #expect(try Self.printed([Reading(time: 0, commit: "N")], last: "O") == "NO\n")
        #expect(try Self.printed([], last: "O") == "O\n")
    }

    @Test func everyLetterIsWrittenAtOnce() throws {
        let pipe = try OutputPipe()
        var output = TextOutput(file: pipe.file)
        try output.write(Reading(time: 0, commit: "Q"))
        // Before the end, without any buffer to be emptied.
        #expect(pipe.text() == "Q")
    }

    @Test func aLetterThatWasOnlyTheBeginningOfAnotherIsNeverPrinted() throws {
        let readings = [
            Reading(time: 0, commit: "H"), Reading(time: 500, commit: "I"),
            Reading(time: 1200, commit: "J", replaced: "I"), Reading(time: 2000, commit: "D"),
            Reading(time: 2600, commit: "Z"), Reading(time: 3200, commit: "D"),
        ]
        #expect(try Self.printed(readings) == "HJDZD\n")
    }

    @Test(arguments: [
        ([Reading(time: 0, commit: "I")], ""),
        ([Reading(time: 0, commit: "I"), Reading(time: 500)], ""),
        ([Reading(time: 0, commit: "I"), Reading(time: MovingLetter.longestDoubt + 1)], "I"),
        ([Reading(time: 0, commit: "D"), Reading(time: 100, endedWord: "D")], "D"),
        ([Reading(time: 0, commit: "D"), Reading(time: 500, commit: "A")], "DA"),
        ([Reading(time: 0, commit: "D"), Reading(time: 500, commit: "I")], "D"),
    ])
    func aLetterInDoubtIsPrintedAsSoonAsThatIsSettled(readings: [Reading], printed: String) throws {
        let pipe = try OutputPipe()
        var output = TextOutput(file: pipe.file)
        for reading in readings { try output.write(reading) }
        #expect(pipe.text() == printed)
    }
}
