import Foundation
import Testing

@testable import recognizer

@Suite struct RecordingNameTests {
    /// 2026-03-09 05:04:02.
    static var clock: tm {
        var clock = tm()
        (clock.tm_year, clock.tm_mon, clock.tm_mday) = (126, 2, 9)
        (clock.tm_hour, clock.tm_min, clock.tm_sec) = (5, 4, 2)
        return clock
    }

    @Test func theNameTellsTheTimeWithAllDigits() {
        #expect(RecordingName.name(at: Self.clock, beside: nil) == "fingerspell-2026-03-09-050402.mkv")
    }

    @Test func theFolderIsThatOfTheOtherRecording() {
        let name = RecordingName.name(at: Self.clock, beside: "/srv/films/one.mkv")
        #expect(name == "/srv/films/fingerspell-2026-03-09-050402.mkv")
    }

    @Test func nowIsTheTimeOfDayHere() throws {
        let before = RecordingName.now(beside: nil)
        let date = Date()
        let now = RecordingName.now(beside: nil)
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.dateFormat = "yyyy-MM-dd-HHmmss"
        let expected = "fingerspell-\(formatter.string(from: date)).mkv"
        #expect(before <= expected && expected <= now)
    }
}
