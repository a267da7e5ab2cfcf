import Foundation
import RecognitionSupport
import TestSupport
import Testing

@Suite struct RecordingTests {
    @Test func aRecordingReadsAsTheRunDid() async throws {
        let stage = try Stage()
        let film = try stage.film(Take.word("HELLO", ending: 1000))
        let recording = stage.file("a recording.mkv")
        let live = try await stage.replay(film, "--json", "--record", recording.path)
        #expect(live.status == 0 && live.errorText == "")
        let replayed = try await stage.replay(recording, "--json")
        let (then, now) = (try JSONObjects(live), try JSONObjects(replayed))
        #expect(then.commits == ["H", "E", "L", "L", "O"])
        #expect(now.commits == then.commits)
        // A recording holds whole milliseconds.
        #expect(then.all.count == now.all.count)
        for (then, now) in zip(then.all, now.all) {
            #expect(then["letter"] as? String == now["letter"] as? String)
            #expect(abs(try #require(then["t"] as? Double) - (try #require(now["t"] as? Double))) <= 0.51)
        }
    }

    @Test("An interrupted recording is whole and what was read is printed", arguments: [SIGINT, SIGTERM])
    func interrupted(signal: Int32) async throws {
        let stage = try Stage()
        let film = try stage.film([.show("A", 1000)] + [.nothing(600_000)])
        let recording = stage.file("cut.mkv")
        let child = try stage.start("--headless", "--replay", film.path, "--record", recording.path)
        try await child.waitForOutput("A")
        child.send(signal)
        let result = try await child.result()
        #expect(result.status == 0 && !result.wasSignalled)
        #expect(result.text == "A\n")
        let replayed = try await stage.replay(recording)
        #expect(replayed.text == "A\n")
        #expect(replayed.status == 0 && replayed.errorText == "")
    }

    @Test func nothingIsReplacedUnlessForced() async throws {
        let stage = try Stage()
        let film = try stage.film(Take.word("A"))
        let old = stage.file("old.mkv")
        try Data("old".utf8).write(to: old)
        let refused = try await stage.replay(film, "--record", old.path)
        #expect(refused.status == 1 && refused.text == "")
        #expect(refused.errorText.contains("\(old.path) already") && refused.errorText.contains("--force"))
        #expect(try Data(contentsOf: old) == Data("old".utf8))
        let forced = try await stage.replay(film, "--record", old.path, "--force")
        #expect(forced.status == 0 && forced.text == "A\n")
        #expect(try await stage.replay(old).text == "A\n")
        // A device is not replaced.
        #expect(try await stage.replay(film, "--record", "/dev/null").status == 0)
    }

    @Test func aRecordingThatCannotBeMadeIsAnErrorAtOnce() async throws {
        let stage = try Stage()
        let film = try stage.film(Take.word("A"))
        let result = try await stage.replay(film, "--record", "/nowhere/a.mkv")
        #expect(result.status == 1)
        #expect(result.errorText.hasPrefix("recognizer: "))
        #expect(result.errorText.contains("/nowhere/a.mkv"))
        #expect(result.text == "")
    }
}
