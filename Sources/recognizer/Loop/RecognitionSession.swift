import Basics
import Capture
import Imaging
import Recognition
import Spelling

/// Takes frames from their source through the recognizer to the text and the outputs.
struct RecognitionSession {
    /// What happened while the session waited for a frame.
    enum Event {
        /// A frame was read.
        case frame(Frame, RecognitionResult)
        /// No frame came in time.
        case timeout
        /// The source has failed and is trying to come back.
        case interrupted(CaptureError)
        /// The source works again.
        case recovered
        /// The camera's exposure makes it slow; nil when it no longer does.
        case slowed(SlowCamera?)
        /// The source has been read to its end.
        case ended
    }

    /// How long ``readToEnd()`` waits for a frame before it checks whether the program was asked to end.
    private static let longestWaitMilliseconds = 100.0

    /// Turns each frame into one observation.
    var recognizer: Recognizer
    /// Turns observations into text.
    var speller: Speller
    /// Where frames come from.
    private(set) var source: any FrameSource
    /// Whether the frames' times are those of the steady clock, as a camera's are.
    let isLive: Bool
    /// Writes results to standard output.
    var output: any ResultOutput
    /// Keeps the words that the user has chosen; nil where they are only kept until the end.
    var learntWords: LearntWords?
    /// Writes frames to a file, if one was asked for.
    var recording = Recording()

    /// What the user should know about left and right hands; nil when all is well.
    private(set) var advice: String?
    /// Counts of the frames so far.
    private(set) var statistics = SessionStatistics()

    /// The word that was learnt last from the user's choices; nil before the first.
    private(set) var lastLearnt: String?

    /// Whether a picture of a folder could not be read.
    private(set) var hasSkipped = false

    private var lastFrameTime = 0.0
    /// Milliseconds between the last two frames, and from a frame's time to that in the recording.
    private var (step, recordingOffset) = (1000.0 / 30, 0.0)
    private var wasMirrored: Bool
    private var decision = HandDecision()
    private var boxWasChecked = false

    /// Connects a source, a recognizer and an output.
    init(
        recognizer: Recognizer, speller: Speller = Speller(), source: any FrameSource, isLive: Bool,
        output: any ResultOutput
    ) {
        self.recognizer = recognizer
        self.speller = speller
        self.source = source
        self.isLive = isLive
        self.output = output
        wasMirrored = recognizer.isMirrored
    }

    /// Reads without a window until the source ends or the program is asked to end.
    ///
    /// - Returns: whether the source has ended.
    /// - Throws: what ``nextEvent(within:)`` throws.
    mutating func readToEnd() throws -> Bool {
        while !Interruption.isRequested {
            if case .ended = try nextEvent(within: Self.longestWaitMilliseconds) { return true }
        }
        return false
    }

    /// Waits for the next event, at most for some milliseconds, and handles it.
    ///
    /// - Throws: `CaptureError` when no frame can come any more, `OutputError` when standard output cannot be written.
    mutating func nextEvent(within milliseconds: Double) throws -> Event {
        switch try source.next(within: milliseconds) {
        case nil: return .timeout
        case .frame(let frame): return .frame(frame, try read(frame))
        case .interrupted(let error):
            StandardError.say("\(error)")
            if !isLive { hasSkipped = true }
            return .interrupted(error)
        case .recovered:
            StandardError.say("\(source.name.inOneLine) is back.")
            return .recovered
        case .slowed(let reason):
            if let reason { StandardError.say("\(reason)") }
            return .slowed(reason)
        case .ended: return .ended
        }
    }

    /// Ends the text, and continues with another source and an empty text.
    mutating func restart(with source: any FrameSource) throws {
        self.source.close()
        self.source = source
        // A source that begins anew begins at 0, and its recording goes on.
        recordingOffset += lastFrameTime + step
        try give(decision.finish(&recognizer, &speller))
        try finishText(isInterrupted: false)
        speller.clear()
    }

    /// Ends the text and the recording, and closes the source.
    ///
    /// - Parameter sourceHasEnded: whether the source was read to its end. The last frame then counts with its own
    ///   duration, which may complete a letter.
    mutating func finish(sourceHasEnded: Bool) throws {
        statistics.take(from: source)
        source.close()
        recording.stop()
        try give(sourceHasEnded ? decision.finish(&recognizer, &speller) : decision.giveAway())
        try finishText(isInterrupted: !sourceHasEnded)
    }

    private mutating func finishText(isInterrupted: Bool) throws {
        let ending = speller.finish(isInterrupted: isInterrupted)
        keepLearntWords()
        try output.finish(ending, at: lastFrameTime)
    }

    private mutating func keepLearntWords() {
        for word in speller.takeLearnt() {
            do {
                try learntWords?.add(word)
                lastLearnt = word
            } catch {
                StandardError.say("\(error)")
            }
        }
    }

    private mutating func read(_ frame: Frame) throws -> RecognitionResult {
        var recorded = frame
        recorded.time += recordingOffset
        recording.write(recorded)
        if frame.time > lastFrameTime { step = min(frame.time - lastFrameTime, FrameClock.longestGap) }
        var observation = recognizer.read(frame)
        if isLive { observation.latency = max(0, MonotonicClock.now() - frame.time) }
        statistics.add(observation)
        // A copy makes the speller copy its arrays when it goes on: it is made only where it is needed.
        let before = decision.begins(with: observation, recognizer) ? speller : nil
        let result = speller.add(observation)
        statistics.add(result)
        lastFrameTime = frame.time
        let hasChanged = observation.isMirrored != recognizer.isMirrored
        let outcome = decision.take(
            frame, result, before: before, hasChanged: hasChanged, &recognizer, &speller)
        keepLearntWords()
        try give(outcome)
        adviseOnHand()
        reportMovedBox(frame, observation.region)
        return hasChanged ? outcome.results.last ?? result : result
    }

    /// Changes the text as the user does.
    mutating func changeText(_ body: (inout Speller) -> Void) {
        body(&speller)
        keepLearntWords()
        decision.change { speller, _ in body(&speller) }
    }

    /// Finds the hand in another way, or in another box.
    mutating func find(by locator: any HandLocator) {
        recognizer.locator = locator
        decision.change { _, recognizer in recognizer.locator = locator }
    }

    /// Writes results that cannot change any more.
    private mutating func give(_ outcome: HandDecision.Outcome) throws {
        reportChangeOfHand()
        if let text = outcome.correction { try output.correct(text, at: lastFrameTime) }
        for result in outcome.results { try output.write(result) }
    }

    /// Reports that `--mirror auto` has changed from one hand to the other.
    private mutating func reportChangeOfHand() {
        guard recognizer.isMirrored != wasMirrored else { return }
        wasMirrored.toggle()
        guard recognizer.handedness == .auto else { return }
        let hand = wasMirrored ? "a left hand" : "a right hand"
        StandardError.say(
            "this reads better as \(hand) and is read so, also what came before; --mirror on|off decides it.")
    }

    /// Reports once when the other hand would read better than the one that was chosen.
    private mutating func adviseOnHand() {
        guard recognizer.readsBetterOtherWay else { return advice = nil }
        guard advice == nil else { return }
        let hand = recognizer.isMirrored ? "a right hand" : "a left hand"
        let choice = recognizer.isMirrored ? "off" : "on"
        advice = "This would read better as \(hand): press L."
        StandardError.say("this would read better as \(hand); pass --mirror auto or --mirror \(choice), or press L.")
    }

    /// Reports once that `--box` does not fit the frames and was moved to where it does.
    private mutating func reportMovedBox(_ frame: Frame, _ region: Region?) {
        guard !boxWasChecked, let box = recognizer.locator as? FixedBox else { return }
        boxWasChecked = true
        guard let requested = box.requested, let region, requested != region else { return }
        StandardError.say(
            "the box does not fit into pictures of \(frame.width)x\(frame.height); "
                + "\(BoxArgument(region).defaultValueDescription) is read instead.")
    }
}
