import Imaging
import Recognition
import Testing

@Suite struct ReadingTests {
    @Test func aReadingOfNothingHasNoLetterAndNoCommit() {
        let reading = Reading(time: 12)
        #expect(reading.time == 12)
        #expect(reading.letter == nil && reading.commit == nil && reading.endedWord == nil && reading.region == nil)
        #expect(reading.confidence == 0 && reading.hold == 0 && reading.latency == 0)
        #expect(reading.top.isEmpty && reading.text.isEmpty && !reading.mirrored)
    }

    @Test func theGuessesKeepTheirOrder() {
        let reading = Reading(time: 0, letter: "A", confidence: 0.9, top: [("A", 0.9), ("S", 0.06), ("E", 0.01)])
        #expect(reading.top.map(\.letter) == ["A", "S", "E"])
        #expect(reading.top.map(\.probability) == [0.9, 0.06, 0.01])
    }
}
