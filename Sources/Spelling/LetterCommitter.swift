import Recognition

/// Turns observations, one a frame, into text: a letter is typed once, when it has been held for long enough.
///
/// With `CommitPolicy.Reading.flow`, ``LetterDecoder`` finds the letters instead; the rules for J, Z and words are the same.
///
/// A letter that was typed must be away for a while before it can be typed again. Any other letter may follow as soon
/// as it has been held. While the hand moves, only a sure letter counts. When the hand has been away for long enough,
/// the word ends with one space.
public struct LetterCommitter: Sendable {
    /// Half a millisecond: a clock of whole or rounded milliseconds must not cost an additional frame.
    private static let timeTolerance = 0.5

    /// When letters are typed.
    public var policy: CommitPolicy
    /// All the text so far.
    public private(set) var text = ""

    /// The letter that is being held.
    private var candidate: String?
    /// Whether the last frame showed `candidate`.
    private var candidateIsShown = false
    /// Milliseconds for which `candidate` has been held.
    private var held = 0.0
    /// Milliseconds since `candidate` was last shown.
    private var sinceShown = 0.0
    /// The letter that may not be typed until it has been away.
    private var blocked: String?
    /// Milliseconds for which `blocked` has been away.
    private var released = 0.0
    /// Whether `blocked` was shown all the time while the hand moved.
    private var isReleasedByMotionOnly = true
    /// The letter that was released by motion alone.
    ///
    /// It can be typed again once the hand rests, as in a double letter.
    private var slidLetter: String?
    /// The probability with which the last letter was typed, and the palm's position then.
    private var typedConfidence: Float = 0
    private var typedPalm: SIMD2<Float>?
    /// Milliseconds without a letter or a hand.
    private var absent = 0.0
    /// Milliseconds without a hand.
    private var withoutHand = 0.0
    /// Milliseconds that the last frame counted for.
    private var lastStep = 0.0
    /// Milliseconds since the last letter was typed; infinite when the text does not end with that letter.
    private var sinceTyped = Double.infinity

    /// Finds letters when they are read by `.flow`.
    private var decoder = LetterDecoder()
    /// The handshape of J or Z that the hand still shows after its stroke.
    private var strokeHandshape: String?
    /// Letters that the decoder has settled and that are typed with the next frames, one each.
    private var settled: [String] = []

    /// Makes a committer with no text.
    public init(policy: CommitPolicy = CommitPolicy()) {
        self.policy = policy
    }

    /// Adds the next frame.
    ///
    /// A frame that could not be decoded changes nothing. When a frame follows no other (`elapsed` is nil), all times
    /// start again; the text stays, and the letter typed last must still be released.
    public mutating func add(_ observation: FrameObservation) -> RecognitionResult {
        guard observation.isReadable else { return RecognitionResult(observation, text: text) }
        if observation.elapsed == nil { restart() }
        lastStep = min(observation.elapsed ?? 0, policy.longestStepMilliseconds)
        sinceTyped += observation.elapsed ?? .infinity
        release(observation)
        var result = RecognitionResult(observation)
        switch policy.reading {
        case .hold:
            result.endedWord = endWord(observation)
            result.commit = hold(observation)
            result.hold = min(held / policy.holdMilliseconds, 1)
        case .flow:
            result.commit = decode(observation)
            if settled.isEmpty { result.endedWord = endWord(observation) }
            result.hold = decoder.progress
        }
        if let stroke = observation.stroke {
            result.commit = stroke.letter.name
            result.replaced = type(stroke)
        }
        result.text = text
        return result
    }

    /// Types what the frames so far show, because no more frames come; returns the letters, or nil if there are none.
    ///
    /// A letter that is being held is typed if the duration of the last frame completes its hold: the last picture was
    /// shown for as long as those before it.
    public mutating func finish() -> String? {
        if policy.reading == .flow {
            let letters = (settled + decoder.takeAll()).joined()
            settled = []
            text += letters
            return letters.isEmpty ? nil : letters
        }
        guard candidateIsShown, let candidate, candidate != blocked,
            isComplete(held + lastStep, policy.holdMilliseconds)
        else { return nil }
        type(candidate)
        return candidate
    }

    /// Deletes the last character.
    ///
    /// It must be released before it can be typed again, and a hold starts again.
    public mutating func deleteLast() {
        guard let last = text.popLast() else { return }
        sinceTyped = .infinity
        block(blocked ?? String(last))
    }

    /// Ends the word with a space, unless there is no word to end.
    public mutating func addSpace() {
        guard let last = text.last, last != " " else { return }
        text += " "
    }

    /// Deletes all the text.
    ///
    /// The last letter must be released before it can be typed again.
    public mutating func clear() {
        guard let last = text.last else { return }
        text = ""
        block(blocked ?? String(last))
    }

    private mutating func restart() {
        forgetCandidate()
        decoder.restart()
        settled = []
        released = 0
        absent = 0
    }

    private mutating func forgetCandidate() {
        candidate = nil
        candidateIsShown = false
        held = 0
        sinceShown = 0
    }

    private mutating func block(_ letter: String?) {
        blocked = letter
        released = 0
        isReleasedByMotionOnly = true
        slidLetter = nil
        held = 0
    }

    private mutating func type(_ letter: String) {
        text += letter
        sinceTyped = 0
        block(letter)
        held = policy.holdMilliseconds
    }

    /// Types a letter that was drawn in the air, in place of the letter of its handshape when the pause before the
    /// stroke has typed that one.
    ///
    /// The handshape's letter must then be released before it can be typed.
    ///
    /// - Returns: the letter that was replaced.
    private mutating func type(_ stroke: StrokeRecognizer.Stroke) -> String? {
        let still = stroke.letter.handshape
        decoder.forgetStroke(
            of: stroke.age + Self.strokeLeadMilliseconds, handshape: still, pause: MotionLetter.longestPause)
        for letter in settled + decoder.takeAll() {
            type(letter)
            sinceTyped = .infinity
        }
        settled = []
        let isReplaced = text.last.map(String.init) == still && sinceTyped <= stroke.age + MotionLetter.longestPause
        if isReplaced { text.removeLast() }
        forgetCandidate()
        type(stroke.letter.name)
        block(still)
        strokeHandshape = still
        return isReplaced ? still : nil
    }

    /// What the decoder saw so shortly before a stroke began is part of it.
    private static let strokeLeadMilliseconds = 100.0

    /// What speaks for J counts for I, and what speaks for Z for D, unless a stroke is seen.
    private static let merging = MotionLetterMerging(labels: LetterLabels.alphabet)

    /// Decodes a frame; returns the letter that it types, if any.
    private mutating func decode(_ observation: FrameObservation) -> String? {
        let handIsPresent = !observation.letterProbabilities.isEmpty
        var probabilities = observation.motion == .infinity ? [] : Self.merging.merged(observation.letterProbabilities)
        if blocked != strokeHandshape { strokeHandshape = nil }
        if let strokeHandshape, let index = LetterLabels.alphabet.firstIndex(of: strokeHandshape),
            index < probabilities.count
        {
            probabilities[index] = 0
        }
        decoder.add(probabilities, handIsPresent: handIsPresent, for: lastStep)
        withoutHand = handIsPresent ? 0 : withoutHand + lastStep
        settled += withoutHand >= policy.settleMilliseconds ? decoder.takeAll() : decoder.takeSettled()
        guard !settled.isEmpty else { return nil }
        let letter = settled.removeFirst()
        type(letter)
        return letter
    }

    private func isComplete(_ time: Double, _ needed: Double) -> Bool { time >= needed - Self.timeTolerance }

    /// Counts for how long the blocked letter has been away.
    private mutating func release(_ observation: FrameObservation) {
        if !observation.handIsPresent { slidLetter = nil }
        guard let blocked else { return }
        let isAway =
            observation.latestLetter != blocked || observation.latestConfidence < policy.releaseConfidence
            || isLoosened(observation)
        if isAway { isReleasedByMotionOnly = false }
        released = isAway || observation.motion >= policy.motionThreshold ? released + lastStep : 0
        if released == 0 { isReleasedByMotionOnly = true }
        guard isComplete(released, policy.releaseMilliseconds) else { return }
        slidLetter = isReleasedByMotionOnly ? blocked : nil
        self.blocked = nil
    }

    /// Whether the hand has moved aside and shows its letter less surely than when it was typed.
    private func isLoosened(_ observation: FrameObservation) -> Bool {
        guard observation.latestConfidence < policy.releaseShare * typedConfidence, let palm = observation.palm,
            let typedPalm
        else { return false }
        let distance = (palm - typedPalm) / observation.handSize
        return (distance * distance).sum() >= policy.releaseDistance * policy.releaseDistance
    }

    private mutating func endWord(_ observation: FrameObservation) -> String? {
        absent = observation.handIsPresent ? 0 : absent + lastStep
        guard isComplete(absent, policy.wordGapMilliseconds), let last = text.last, last != " " else { return nil }
        // A space that the user deleted must not return before the hand does: only the frame that completes the gap
        // ends a word.
        guard absent - lastStep < policy.wordGapMilliseconds - Self.timeTolerance else { return nil }
        let word = text.split(separator: " ").last.map(String.init)
        text += " "
        return word
    }

    /// Counts for how long a letter has been held, and types it when that is long enough.
    private mutating func hold(_ observation: FrameObservation) -> String? {
        guard let letter = observation.letter, observation.confidence >= policy.threshold.minimumConfidence,
            observation.nothingProbability <= policy.threshold.maximumNothing,
            observation.motion < policy.motionThreshold || isSureWhileMoving(letter, observation)
        else {
            candidateIsShown = false
            sinceShown += lastStep
            if sinceShown > policy.flickerMilliseconds + Self.timeTolerance { forgetCandidate() }
            return nil
        }
        if letter != candidate {
            forgetCandidate()
            candidate = letter
        } else if candidateIsShown, letter != blocked {
            held += lastStep
        }
        candidateIsShown = true
        sinceShown = 0
        guard letter != blocked, isComplete(held, policy.holdMilliseconds) else { return nil }
        (typedConfidence, typedPalm) = (observation.confidence, observation.palm)
        type(letter)
        return letter
    }

    /// Whether a letter counts although the hand moves.
    ///
    /// I and D do not, because they may be the start of J and Z. The letter typed last does not either: a hand that
    /// drifts would type it again and again.
    private func isSureWhileMoving(_ letter: String, _ observation: FrameObservation) -> Bool {
        observation.latestLetter == letter && observation.latestConfidence >= policy.confidenceWhileMoving
            && letter != slidLetter && !MotionLetter.isHandshape(letter)
    }
}
