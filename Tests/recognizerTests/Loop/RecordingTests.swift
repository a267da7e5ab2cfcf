import Capture
import Foundation
import RecognitionSupport
import TestSupport
import Testing

@testable import recognizer

@Suite struct RecordingTests {
    @Test func framesComeBackAsTheyWere() throws {
        let folder = try TemporaryFolder()
        let path = folder.url.appending(path: "a.mkv").path
        var recording = Recording()
        recording.start(path: path)
        let picture = PatternAlphabet.picture("G")
        for number in 0..<5 {
            recording.write(PatternAlphabet.frame(picture, time: Double(number) * 40, sequence: number))
        }
        recording.stop()
        #expect(recording.path == nil && recording.failure == nil)
        let replay = try VideoFile(path: path, pace: .max)
        var times: [Double] = []
        while case .frame(let frame) = try replay.next(within: 1000) { times.append(frame.time) }
        #expect(times == [0, 40, 80, 120, 160])
    }

    @Test func aPlaceThatCannotBeWrittenIsAFailureAndNotTheEnd() throws {
        var recording = Recording()
        recording.start(path: "/nowhere/a.mkv")
        #expect(recording.path == nil)
        #expect(recording.failure.map { "\($0)".contains("/nowhere/a.mkv") } == true)
        recording.write(PatternAlphabet.frame(PatternAlphabet.picture("G"), time: 0))
        recording.stop()
    }

    @Test func aFileThatMustBeNewReplacesNone() throws {
        let folder = try TemporaryFolder()
        let old = try folder.write([1, 2, 3], to: "a.mkv")
        var recording = Recording()
        recording.start(path: old.path, isNew: true)
        #expect(recording.path == nil && recording.failure != nil)
        #expect(try Data(contentsOf: old) == Data([1, 2, 3]))
        recording.start(path: old.path)
        #expect(recording.path == old.path)
        recording.stop()
    }

    @Test func withoutAFileNothingHappens() {
        var recording = Recording()
        recording.write(PatternAlphabet.frame(PatternAlphabet.picture("G"), time: 0))
        recording.stop()
        #expect(recording.path == nil && recording.failure == nil)
    }

    @Test func anotherFileEndsTheFirst() throws {
        let folder = try TemporaryFolder()
        let paths = ["one.mkv", "two.mkv"].map { folder.url.appending(path: $0).path }
        var recording = Recording()
        for path in paths {
            recording.start(path: path)
            recording.write(PatternAlphabet.frame(PatternAlphabet.picture("G"), time: 0))
        }
        recording.stop()
        for path in paths { #expect(FileManager.default.fileExists(atPath: path)) }
    }
}

/// Names of recordings that are started at the window.
@Suite struct RecordingNameTests {
    /// 2026-03-09 05:04:02.
    static var clock: tm {
        var clock = tm()
        (clock.tm_year, clock.tm_mon, clock.tm_mday) = (126, 2, 9)
        (clock.tm_hour, clock.tm_min, clock.tm_sec) = (5, 4, 2)
        return clock
    }

    @Test func theNameTellsTheTimeWithAllDigits() {
        #expect(Recording.newPath(at: Self.clock, beside: nil) == "fingerspell-2026-03-09-050402.mkv")
    }

    @Test func theFolderIsThatOfTheOtherRecording() {
        let name = Recording.newPath(at: Self.clock, beside: "/srv/films/one.mkv")
        #expect(name == "/srv/films/fingerspell-2026-03-09-050402.mkv")
    }

    @Test func nowIsTheTimeOfDayHere() throws {
        let before = Recording.newPath(beside: nil)
        let date = Date()
        let now = Recording.newPath(beside: nil)
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.dateFormat = "yyyy-MM-dd-HHmmss"
        let expected = "fingerspell-\(formatter.string(from: date)).mkv"
        #expect(before <= expected && expected <= now)
    }
}
