import Foundation
import RecognitionSupport
import TestSupport
import Testing

@Suite struct JSONTests {
    @Test func everyFrameIsALineWithAllMembers() async throws {
        let stage = try Stage()
        let takes = Take.word("HI")
        let result = try await stage.replay(stage.film(takes), "--json")
        let frames = try JSONObjects(result).of(type: "frame")
        #expect(frames.count == Film.pictures(takes).count)
        for (number, frame) in frames.enumerated() {
            let time = try #require(frame["t"] as? Double)
            #expect(abs(time - Double(number) * 1000 / 30) < 1.01)
            let latency = try #require(frame["latency"] as? Double)
            #expect(latency >= 0)
            #expect((0...1).contains(try #require(frame["confidence"] as? Double)))
            #expect((0...1).contains(try #require(frame["hold"] as? Double)))
            #expect(frame["box"] as? [Double] == [38, 18, 84, 84])
            let top = try #require(frame["top"] as? [[Any]])
            #expect(top.count == 3)
            #expect(top.allSatisfy { $0.count == 2 && $0[0] is String && $0[1] is Double })
            #expect(frame["letter"] is String || frame["letter"] is NSNull)
        }
        #expect(frames.first?["letter"] is NSNull)
        #expect(frames.last?["letter"] as? String == "I")
    }

    @Test func everyLetterIsALineWithTheTextSoFar() async throws {
        let stage = try Stage()
        let film = try stage.film(Take.word("HI", ending: 1000) + Take.word("U"))
        let objects = try JSONObjects(try await stage.replay(film, "--json"))
        let commits = objects.of(type: "commit")
        #expect(commits.map { $0["letter"] as? String } == ["H", "I", "U"])
        #expect(commits.map { $0["text"] as? String } == ["H", "HI", "HI U"])
        // Held from 300, 1000 and 3000 ms on, plus the time that smoothing takes.
        for (commit, begin) in zip(commits, [300.0, 1000, 3000]) {
            let time = try #require(commit["t"] as? Double)
            #expect((begin + 400...begin + 600).contains(time))
        }
        let words = objects.of(type: "word")
        #expect(words.map { $0["word"] as? String } == ["HI", "U"])
        #expect(words.map { $0["text"] as? String } == ["HI ", "HI U"])
    }

    @Test func aLetterTypedByTheEndHasItsLineToo() async throws {
        let stage = try Stage()
        let objects = try JSONObjects(try await stage.replay(stage.film([.show("A", 400)]), "--json"))
        #expect(objects.commits == ["A"])
        #expect(objects.all.last?["text"] as? String == "A")
    }

    @Test func theSameFilmGivesTheSameBytesTwice() async throws {
        let stage = try Stage()
        let film = try stage.film(Take.word("TWICE", ending: 900))
        let first = try await stage.replay(film, "--json")
        let second = try await stage.replay(film, "--json")
        #expect(first.output.count > 10_000)
        #expect(JSONObjects.withoutLatency(first) == JSONObjects.withoutLatency(second))
    }
}
