import Capture
import Foundation
import Recognition
import RecognitionSupport
import TestSupport
import Testing

@testable import recognizer

@Suite struct ReadingSessionTests {
    let folder: TemporaryFolder
    let pipe: OutputPipe

    init() throws {
        folder = try TemporaryFolder()
        pipe = try OutputPipe()
        try PatternModel.write(to: folder.url.appending(path: "model.safetensors"))
    }

    private func source(_ takes: [Take], name: String = "film.y4m") throws -> any FrameSource {
        let url = folder.url.appending(path: name)
        try Film.write(takes, to: url)
        return try VideoFile(path: url.path, pace: .max)
    }

    private func session(_ takes: [Take], isLive: Bool = false) throws -> ReadingSession {
        let net = try LetterNet(contentsOf: folder.url.appending(path: "model.safetensors"))
        return ReadingSession(
            recognizer: Recognizer(net: net), source: try source(takes), isLive: isLive,
            output: TextOutput(file: pipe.file))
    }

    @Test func everyFrameIsATurnAndThenTheEnd() throws {
        var session = try session([.show("A", 100)])
        for _ in 0..<3 {
            guard case .frame(let frame, let reading) = try session.turn(within: 1000) else {
                Issue.record("a frame is a turn")
                return
            }
            #expect(frame.time == reading.observation.time)
            #expect(reading.observation.letter == "A")
        }
        for _ in 0..<2 {
            guard case .ended = try session.turn(within: 1000) else {
                Issue.record("the end stays the end")
                return
            }
        }
    }

    @Test func theEndOfTheSourceCompletesAHoldAndAnInterruptionDoesNot() throws {
        var ended = try session([.show("A", 400)])
        #expect(try HeadlessLoop.run(&ended))
        try ended.finish(sourceHasEnded: true)
        var stopped = try session([.show("B", 400)])
        #expect(try HeadlessLoop.run(&stopped))
        try stopped.finish(sourceHasEnded: false)
        #expect(pipe.text() == "A\n")
    }

    @Test func anotherSourceBeginsAnotherLine() throws {
        var session = try session([.show("A"), .nothing(400)])
        #expect(try HeadlessLoop.run(&session))
        try session.begin(again: source([.show("B")], name: "again.y4m"))
        #expect(session.committer.text == "")
        #expect(try HeadlessLoop.run(&session))
        try session.finish(sourceHasEnded: true)
        #expect(pipe.text() == "A\nB\n")
    }

    @Test func latencyOfALiveSourceCountsFromTheFramesTime() throws {
        var session = try session([.show("A", 100)], isLive: true)
        // The film's times are near 0 and the steady clock's are not: the way is as long as the clock has run.
        guard case .frame(_, let reading) = try session.turn(within: 1000) else {
            Issue.record("a frame is a turn")
            return
        }
        #expect(reading.observation.latency > 1000)
        #expect(reading.observation.latency <= MonotonicClock.now())
    }

    @Test func whatIsReadIsRecorded() throws {
        let path = folder.url.appending(path: "recording.mkv").path
        var session = try session([.show("A")])
        session.recording.start(path: path)
        #expect(session.recording.path == path)
        #expect(try HeadlessLoop.run(&session))
        try session.finish(sourceHasEnded: true)
        #expect(session.recording.path == nil && session.recording.failure == nil)
        let replay = try VideoFile(path: path, pace: .max)
        var frames = 0
        while case .frame = try replay.next(within: 1000) { frames += 1 }
        #expect(frames == 21)
    }

    @Test func adviceIsGivenWhenTheOtherHandWouldReadBetter() throws {
        // No letter of the film is read as it is; every one is when it is flipped.
        let net = try LetterNet(contentsOf: folder.url.appending(path: "model.safetensors"))
        let word = (0..<3).flatMap { _ in ["F", "G", "K", "L"].map { Take.show($0) } }
        var session = ReadingSession(
            recognizer: Recognizer(net: net, handedness: .on), source: try source(word), isLive: false,
            output: TextOutput(file: pipe.file))
        #expect(session.advice == nil)
        #expect(try HeadlessLoop.run(&session))
        #expect(session.advice?.contains("right hand") == true)
        session.recognizer.handedness = .off
        #expect(!session.recognizer.readsBetterOtherWay)
    }
}
