import ArgumentParser
import Basics
import Capture
import Imaging
import Recognition
import Spelling

/// Takes frames from their source through the recognizer to the outputs.
struct ReadingSession {
    /// What happened in one turn.
    enum Turn {
        /// A frame was read.
        case frame(Frame, RecognitionResult)
        /// Nothing came in time.
        case quiet
        /// The source has failed and is trying to come back.
        case interrupted(CaptureError)
        /// The source is back.
        case recovered
        /// The camera's exposure makes it slow; nil when it no longer does.
        case slowed(SlowCamera?)
        /// The source has been read to its end.
        case ended
    }

    /// Reads each frame.
    var recognizer: Recognizer
    /// Turns what it reads into text.
    var committer: LetterCommitter
    /// Where frames come from.
    private(set) var source: any FrameSource
    /// Whether the frames' times are the steady clock's.
    let isLive: Bool
    /// What is written to standard output.
    var output: any ResultOutput
    /// Where frames are kept.
    var recording = Recording()

    /// What the user should know about the way in which hands are read; nil when all is well.
    private(set) var advice: String?

    private var lastTime = 0.0
    private var wasMirrored: Bool
    private var boxWasChecked = false

    init(
        recognizer: Recognizer, committer: LetterCommitter = LetterCommitter(), source: any FrameSource, isLive: Bool,
        output: any ResultOutput
    ) {
        self.recognizer = recognizer
        self.committer = committer
        self.source = source
        self.isLive = isLive
        self.output = output
        wasMirrored = recognizer.isMirrored
    }

    /// Waits for something to happen, at most for some milliseconds, and deals with it.
    ///
    /// - Throws: `CaptureError` when no frame can come any more, `OutputError` when standard output is gone.
    mutating func turn(within milliseconds: Double) throws -> Turn {
        switch try source.next(within: milliseconds) {
        case nil: return .quiet
        case .frame(let frame): return .frame(frame, try read(frame))
        case .interrupted(let error):
            Messages.say("\(error)")
            return .interrupted(error)
        case .recovered:
            Messages.say("\(source.name.inOneLine) is back.")
            return .recovered
        case .slowed(let reason):
            if let reason { Messages.say("\(reason)") }
            return .slowed(reason)
        case .ended: return .ended
        }
    }

    /// Ends the text and goes on with another source and no text.
    mutating func begin(again source: any FrameSource) throws {
        self.source.close()
        self.source = source
        try output.finish(commit: committer.finish(), text: committer.text, at: lastTime)
        committer.clear()
    }

    /// Ends the text and the recording, and gives the camera back.
    ///
    /// - Parameter sourceHasEnded: whether the last frame was the last one there is, so that its own duration counts.
    mutating func finish(sourceHasEnded: Bool) throws {
        source.close()
        recording.stop()
        let commit = sourceHasEnded ? committer.finish() : nil
        try output.finish(commit: commit, text: committer.text, at: lastTime)
    }

    private mutating func read(_ frame: Frame) throws -> RecognitionResult {
        recording.write(frame)
        var observation = recognizer.read(frame)
        if isLive { observation.latency = max(0, MonotonicClock.now() - frame.time) }
        let result = committer.add(observation)
        lastTime = frame.time
        tellIfFlipped()
        adviseOnMirror()
        tellIfBoxDoesNotFit(frame, observation.region)
        try output.write(result)
        return result
    }

    private mutating func tellIfFlipped() {
        guard recognizer.isMirrored != wasMirrored else { return }
        wasMirrored.toggle()
        guard recognizer.handedness == .auto else { return }
        let hand = wasMirrored ? "a left hand" : "a right hand"
        Messages.say("this reads better as \(hand), and is read so from now on; --mirror on|off decides it.")
    }

    /// Says once when the other way would read better than the one that was chosen.
    private mutating func adviseOnMirror() {
        guard recognizer.readsBetterOtherWay else { return advice = nil }
        guard advice == nil else { return }
        let hand = recognizer.isMirrored ? "a right hand" : "a left hand"
        let choice = recognizer.isMirrored ? "off" : "on"
        advice = "This would read better as \(hand): press L."
        Messages.say("this would read better as \(hand); pass --mirror auto or --mirror \(choice), or press L.")
    }

    /// A box that was typed for another size of picture is put where it fits, and that is told once.
    private mutating func tellIfBoxDoesNotFit(_ frame: Frame, _ region: Region?) {
        guard !boxWasChecked, let box = recognizer.locator as? FixedBox else { return }
        boxWasChecked = true
        guard let wanted = box.wanted, let region, wanted != region else { return }
        Messages.say(
            "the box does not fit into pictures of \(frame.width)x\(frame.height); "
                + "\(BoxArgument(region).defaultValueDescription) is read instead.")
    }
}
