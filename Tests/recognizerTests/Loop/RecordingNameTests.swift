import Foundation
import Testing

@testable import recognizer

@Suite struct RecordingNameTests {
    /// 2026-03-09 05:04:02 UTC.
    static let date = Date(timeIntervalSince1970: 1_773_032_642)

    @Test func theNameTellsTheTimeWithAllDigits() throws {
        let zone = try #require(TimeZone(secondsFromGMT: 0))
        #expect(
            RecordingName.name(at: Self.date, in: zone, beside: nil) == "fingerspell-2026-03-09-050402.mkv")
    }

    @Test func theTimeIsThatOfTheZone() throws {
        let zone = try #require(TimeZone(secondsFromGMT: -6 * 3600))
        #expect(
            RecordingName.name(at: Self.date, in: zone, beside: nil) == "fingerspell-2026-03-08-230402.mkv")
    }

    @Test func theFolderIsThatOfTheOtherRecording() throws {
        let zone = try #require(TimeZone(secondsFromGMT: 0))
        let name = RecordingName.name(at: Self.date, in: zone, beside: "/srv/films/one.mkv")
        #expect(name == "/srv/films/fingerspell-2026-03-09-050402.mkv")
    }

    @Test func nowIsANameToo() {
        #expect(RecordingName.now(beside: nil).wholeMatch(of: /fingerspell-\d{4}-\d\d-\d\d-\d{6}\.mkv/) != nil)
    }
}
