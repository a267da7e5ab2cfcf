import Recognition

/// Turns observations, one a frame, into text.
///
/// By which rule letters are typed, `CommitPolicy.Reading` says: ``HoldRule`` types a letter once, when it has been held
/// for long enough; ``LetterDecoder`` finds the letters of a hand that spells on. The rules for J, Z and words are the
/// same. When the hand has been away for long enough, the word ends with one space.
public struct LetterCommitter: Sendable {
    /// When letters are typed.
    public var policy: CommitPolicy {
        get { holdRule.policy }
        set { holdRule.policy = newValue }
    }
    /// All the text so far.
    public private(set) var text = ""
    /// The letters of the word that has not ended.
    var letters: String { text.lastIndex(of: " ").map { String(text[text.index(after: $0)...]) } ?? text }

    /// Finds letters when they are read by `.hold`; which letter must be released first, it says in any case.
    private var holdRule: HoldRule
    /// Finds letters when they are read by `.flow`.
    private var decoder = LetterDecoder()
    /// Letters that the decoder has settled and that are typed with the next frames, one each.
    private var settled: [String] = []
    /// The handshape of J or Z that the hand still shows after its stroke.
    private var strokeHandshape: String?
    /// Milliseconds without a letter or a hand.
    private var absent = 0.0
    /// Milliseconds without a hand.
    private var withoutHand = 0.0
    /// Milliseconds that the last frame counted for.
    private var lastStep = 0.0
    /// Milliseconds since the last letter was typed; infinite when the text does not end with that letter.
    private var sinceTyped = Double.infinity

    /// What the decoder saw so shortly before a stroke began is part of it.
    private static let strokeLeadMilliseconds = 100.0

    /// What speaks for J counts for I, and what speaks for Z for D, unless a stroke is seen.
    private static let merging = MotionLetterMerging(labels: LetterLabels.alphabet)

    /// Makes a committer with no text.
    public init(policy: CommitPolicy = CommitPolicy()) {
        holdRule = HoldRule(policy: policy)
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
        holdRule.release(observation, after: lastStep)
        var result = RecognitionResult(observation)
        switch policy.reading {
        case .hold:
            result.endedWord = endWord(observation)
            result.commit = holdRule.add(observation, after: lastStep)
            if let letter = result.commit { type(letter) }
            result.hold = holdRule.progress
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
        switch policy.reading {
        case .hold:
            let letter = holdRule.completed(after: lastStep)
            if let letter { type(letter) }
            return letter
        case .flow:
            let letters = (settled + decoder.takeAll()).joined()
            settled = []
            text += letters
            return letters.isEmpty ? nil : letters
        }
    }

    /// Deletes the last character, and what was decoded but not typed yet.
    ///
    /// It must be released before it can be typed again, and a hold starts again.
    public mutating func deleteLast() {
        _ = takeUntyped()
        guard let last = text.popLast() else { return }
        sinceTyped = .infinity
        holdRule.block(holdRule.blocked ?? String(last))
    }

    /// Ends the word with a space, unless there is no word to end.
    ///
    /// What was decoded but not typed yet belongs to the word.
    ///
    /// - Returns: the letters of the word; nil if there is none.
    @discardableResult
    public mutating func addSpace() -> String? {
        for letter in takeUntyped() { type(letter) }
        return endWord()
    }

    /// Ends the word with a space, without what was decoded but not typed yet.
    ///
    /// The letter that the hand shows must be released before it can be typed.
    mutating func closeWord() {
        _ = takeUntyped()
        _ = endWord()
        holdRule.blockCandidate()
    }

    /// Puts another word in the place of the letters typed last.
    ///
    /// - Parameter hasSpace: whether it is the word before the last space; otherwise it is what follows that.
    mutating func replaceLastWord(with word: String, hasSpace: Bool) {
        let end = hasSpace ? text.lastIndex(of: " ") ?? text.endIndex : text.endIndex
        let start = text[..<end].lastIndex(of: " ").map { text.index(after: $0) } ?? text.startIndex
        text.replaceSubrange(start..<end, with: word)
        sinceTyped = .infinity
    }

    /// Deletes all the text, and what was decoded but not typed yet.
    ///
    /// The last letter must be released before it can be typed again.
    public mutating func clear() {
        _ = takeUntyped()
        guard let last = text.last else { return }
        text = ""
        holdRule.block(holdRule.blocked ?? String(last))
    }

    /// Takes the letters that were decoded and not typed yet; while the hand still shows the last, it is not read again.
    private mutating func takeUntyped() -> [String] {
        defer { settled = [] }
        return settled + decoder.drop()
    }

    private mutating func restart() {
        holdRule.restart()
        decoder.restart()
        settled = []
        absent = 0
    }

    private mutating func type(_ letter: String) {
        text += letter
        sinceTyped = 0
        holdRule.hasTyped(letter)
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
        holdRule.forgetCandidate()
        type(stroke.letter.name)
        holdRule.block(still)
        strokeHandshape = still
        return isReplaced ? still : nil
    }

    /// Decodes a frame; returns the letter that it types, if any.
    private mutating func decode(_ observation: FrameObservation) -> String? {
        let handIsPresent = !observation.letterProbabilities.isEmpty
        var probabilities = observation.motion == .infinity ? [] : Self.merging.merged(observation.letterProbabilities)
        if holdRule.blocked != strokeHandshape { strokeHandshape = nil }
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

    private mutating func endWord(_ observation: FrameObservation) -> String? {
        absent = observation.handIsPresent ? 0 : absent + lastStep
        // A space that the user deleted must not return before the hand does: only the frame that completes the gap
        // ends a word.
        guard HoldRule.isComplete(absent, policy.wordGapMilliseconds),
            !HoldRule.isComplete(absent - lastStep, policy.wordGapMilliseconds)
        else { return nil }
        return endWord()
    }

    private mutating func endWord() -> String? {
        let word = letters
        guard !word.isEmpty else { return nil }
        text += " "
        return word
    }
}
