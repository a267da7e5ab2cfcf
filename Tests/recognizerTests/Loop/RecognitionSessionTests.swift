import Basics
import Capture
import Foundation
import Imaging
import Recognition
import RecognitionSupport
import Synchronization
import TestSupport
import Testing

@testable import recognizer

@Suite struct RecognitionSessionTests {
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

    private func session(_ takes: [Take], isLive: Bool = false) throws -> RecognitionSession {
        let net = try LetterNet(contentsOf: folder.url.appending(path: "model.safetensors"))
        return RecognitionSession(
            recognizer: Recognizer(net: net), source: try source(takes), isLive: isLive,
            output: TextOutput(file: pipe.file))
    }

    @Test func everyFrameIsAnEventAndThenTheEnd() throws {
        var session = try session([.show("A", 100)])
        for _ in 0..<3 {
            guard case .frame(let frame, let reading) = try session.nextEvent(within: 1000) else {
                Issue.record("a frame is an event")
                return
            }
            #expect(frame.time == reading.observation.time)
            #expect(reading.observation.letter == "A")
        }
        for _ in 0..<2 {
            guard case .ended = try session.nextEvent(within: 1000) else {
                Issue.record("the end stays the end")
                return
            }
        }
    }

    @Test func theEndOfTheSourceCompletesAHoldAndAnInterruptionDoesNot() throws {
        var ended = try session([.show("A", 400)])
        #expect(try ended.readToEnd())
        try ended.finish(sourceHasEnded: true)
        var stopped = try session([.show("B", 400)])
        #expect(try stopped.readToEnd())
        try stopped.finish(sourceHasEnded: false)
        #expect(pipe.text() == "A\n")
    }

    @Test func anotherSourceBeginsAnotherLine() throws {
        var session = try session([.show("A"), .nothing(400)])
        #expect(try session.readToEnd())
        try session.restart(with: source([.show("B")], name: "again.y4m"))
        #expect(session.speller.text == "")
        #expect(try session.readToEnd())
        try session.finish(sourceHasEnded: true)
        #expect(pipe.text() == "A\nB\n")
    }

    @Test func latencyOfALiveSourceCountsFromTheFramesTime() throws {
        var session = try session([.show("A", 100)], isLive: true)
        // The film's times are near 0 and the steady clock's are not: the way is as long as the clock has run.
        guard case .frame(_, let reading) = try session.nextEvent(within: 1000) else {
            Issue.record("a frame is an event")
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
        #expect(try session.readToEnd())
        try session.finish(sourceHasEnded: true)
        #expect(session.recording.path == nil && session.recording.failure == nil)
        let replay = try VideoFile(path: path, pace: .max)
        var frames = 0
        while case .frame = try replay.next(within: 1000) { frames += 1 }
        #expect(frames == 21)
    }

    @Test func aRecordingGoesOnWhenItsSourceBeginsAnew() throws {
        let path = folder.url.appending(path: "recording.mkv").path
        var session = try session([.show("A", 200)])
        session.recording.start(path: path)
        #expect(try session.readToEnd())
        try session.restart(with: source([.show("A", 200)], name: "again.y4m"))
        #expect(try session.readToEnd())
        try session.finish(sourceHasEnded: true)
        let replay = try VideoFile(path: path, pace: .max)
        var times: [Double] = []
        while case .frame(let frame) = try replay.next(within: 1000) { times.append(frame.time) }
        let steps = zip(times, times.dropFirst()).map { $1 - $0 }
        #expect(times.count > 8 && steps.allSatisfy { abs($0 - steps[0]) <= 1 }, "\(times)")
    }

    @Test func lettersOfALeftHandAreReadFromTheStart() throws {
        // The film of a right hand in a mirror: only flipped it shows its letters.
        let url = folder.url.appending(path: "mirrored.y4m")
        try Film.write(Take.word("LEFT"), to: url, mirrored: true)
        let net = try LetterNet(contentsOf: folder.url.appending(path: "model.safetensors"))
        var session = RecognitionSession(
            recognizer: Recognizer(net: net), source: try VideoFile(path: url.path, pace: .max), isLive: false,
            output: TextOutput(file: pipe.file))
        #expect(try session.readToEnd())
        try session.finish(sourceHasEnded: true)
        #expect(pipe.text() == "LEFT\n")
        #expect(session.recognizer.isMirrored && session.speller.text == "LEFT")
    }

    @Test func whatTheUserChangesIsChangedInBothReadings() throws {
        let url = folder.url.appending(path: "mirrored.y4m")
        try Film.write(Take.word("LE") + Take.word("FT"), to: url, mirrored: true)
        let net = try LetterNet(contentsOf: folder.url.appending(path: "model.safetensors"))
        var session = RecognitionSession(
            recognizer: Recognizer(net: net), source: try VideoFile(path: url.path, pace: .max), isLive: false,
            output: TextOutput(file: pipe.file))
        session.speller.policy.wordGapMilliseconds = 1e9
        for _ in 0..<45 { _ = try session.nextEvent(within: 1000) }
        session.changeText { $0.clear() }
        #expect(try session.readToEnd())
        try session.finish(sourceHasEnded: true)
        #expect(session.recognizer.isMirrored && !session.speller.text.hasPrefix("LE"))
        #expect(session.speller.text.hasSuffix("FT"))
    }

    @Test func adviceIsGivenWhenTheOtherHandWouldReadBetter() throws {
        // No letter of the film is read as it is; every one is when it is flipped.
        let net = try LetterNet(contentsOf: folder.url.appending(path: "model.safetensors"))
        let word = (0..<3).flatMap { _ in ["F", "G", "K", "L"].map { Take.show($0) } }
        var session = RecognitionSession(
            recognizer: Recognizer(net: net, handedness: .on), source: try source(word), isLive: false,
            output: TextOutput(file: pipe.file))
        #expect(session.advice == nil)
        #expect(try session.readToEnd())
        #expect(session.advice?.contains("right hand") == true)
        session.recognizer.handedness = .off
        #expect(!session.recognizer.readsBetterOtherWay)
    }

    @Test func anOutputThatNobodyReadsEndsTheSession() throws {
        Interruption.ignoreWriteSignals()
        var session = try session([.show("A")])
        #expect(try session.readToEnd())
        #expect(session.speller.text == "A")
        // The reader of the output has ended: the next letter cannot be written.
        pipe.abandon()
        #expect(throws: OutputError.closed) { try session.finish(sourceHasEnded: true) }
    }

    @Test func damagedFramesAreCountedAndChangeNothing() throws {
        var session = try session([.show("B", 100)])
        try session.restart(with: Damaged(source([.show("A", 100)], name: "readable.y4m")))
        #expect(try session.readToEnd())
        try session.finish(sourceHasEnded: true)
        #expect(session.statistics.frames == 4 && session.statistics.unreadable == 1)
        #expect(session.statistics.dropped == 0 && session.statistics.cameraMode == nil)
        #expect(try #require(session.statistics.meanLatency) > 0)
    }
}

/// A source that puts a damaged JPEG before the frames of another.
private final class Damaged: FrameSource {
    private let source: any FrameSource
    private let hasBegun = Atomic(false)

    init(_ source: any FrameSource) { self.source = source }

    var name: String { source.name }

    func next(within milliseconds: Double) throws(CaptureError) -> CaptureEvent? {
        guard hasBegun.exchange(true, ordering: .relaxed) else {
            return .frame(
                Frame(
                    format: .jpeg, width: 160, height: 120, stride: 0, time: -40, sequence: 0,
                    storage: FrameStorage(copying: [0xff, 0xd8, 0])))
        }
        return try source.next(within: milliseconds)
    }

    func close() { source.close() }
}
