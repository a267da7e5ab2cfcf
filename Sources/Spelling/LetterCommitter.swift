import Recognition

/// Turns observations, one a frame, into text.
///
/// By which rule letters are typed, `CommitPolicy.Reading` says: ``HoldRule`` types a letter once, when it has been held
/// for long enough, and J and Z when they have been drawn; ``BestPath`` types all letters of a hand that spells on, as the
/// sequence network reads them, and ``PacedPath`` chooses between the two by the hand's pace. When the hand has been away
/// for long enough, the word ends with one space.
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
    private var path = BestPath()
    /// Chooses between both when letters are read by `.auto`.
    private var pacedPath = PacedPath()
    /// Letters that were read and that are typed with the next frames, one each.
    private var untyped: [String] = []
    /// Milliseconds without a letter or a hand.
    private var absent = 0.0
    /// Milliseconds that the last frame counted for.
    private var lastStep = 0.0
    /// Whether the last frame shows a hand, and the milliseconds since J and Z were drawn.
    private var (handIsPresent, sinceStroke) = (false, [String: Double]())
    /// Milliseconds since the last letter was typed; infinite when the text does not end with that letter.
    private var sinceTyped = Double.infinity

    /// For how many milliseconds after a stroke the sequence network may read its letter.
    private static let longestSinceStroke = 1000.0

    /// Makes a committer with no text.
    public init(policy: CommitPolicy = CommitPolicy()) {
        holdRule = HoldRule(policy: policy)
    }

    /// Adds the next frame.
    ///
    /// A frame that could not be decoded changes nothing. When a frame follows no other (`elapsed` is nil), all times
    /// start again; the text stays, and the letter typed last must still be released.
    ///
    /// - Parameter steps: what the sequence network answers with this frame, `[step][label]`.
    public mutating func add(_ observation: FrameObservation, steps: [[Float]] = []) -> RecognitionResult {
        guard observation.isReadable else { return RecognitionResult(observation, text: text) }
        if observation.elapsed == nil { restart() }
        lastStep = min(observation.elapsed ?? 0, policy.longestStepMilliseconds)
        sinceTyped += observation.elapsed ?? .infinity
        handIsPresent = observation.handIsPresent
        for letter in sinceStroke.keys { sinceStroke[letter]? += lastStep }
        if let stroke = observation.stroke { sinceStroke[stroke.letter.name] = 0 }
        holdRule.release(observation, after: lastStep)
        var result = RecognitionResult(observation)
        switch policy.reading {
        case .hold:
            result.endedWord = endWord(observation)
            result.commit = holdRule.add(observation, after: lastStep)
            if let letter = result.commit { type(letter) }
            result.hold = holdRule.progress
            if let stroke = observation.stroke { take(stroke, into: &result) }
        case .auto:
            let held = holdRule.add(observation, after: lastStep)
            untyped += pacedPath.add(letters(of: steps), held: held, isAway: !handIsPresent, after: lastStep)
            result.commit = typeNext()
            if untyped.isEmpty { result.endedWord = endWord(observation) }
            result.hold = holdRule.progress
            if let stroke = observation.stroke, !pacedPath.confirm(stroke.letter.name).isEmpty {
                take(stroke, into: &result)
            }
        case .flow:
            untyped += letters(of: steps)
            result.commit = typeNext()
            if untyped.isEmpty { result.endedWord = endWord(observation) }
            result.hold = path.confidence
        }
        result.text = text
        return result
    }

    /// Types what the frames so far show, because no more frames come; returns the letters, or nil if there are none.
    ///
    /// A letter that is being held is typed if the duration of the last frame completes its hold: the last picture was
    /// shown for as long as those before it.
    ///
    /// - Parameter steps: what the sequence network answers for the last frames, `[step][label]`.
    public mutating func finish(steps: [[Float]] = []) -> String? {
        switch policy.reading {
        case .hold:
            let letter = holdRule.completed(after: lastStep)
            if let letter { type(letter) }
            return letter
        case .auto, .flow:
            let letters = untyped + lastLetters(steps, held: holdRule.completed(after: lastStep))
            untyped = []
            letters.forEach { type($0) }
            return letters.isEmpty ? nil : letters.joined()
        }
    }

    /// Deletes the last character, and what was read but not typed yet.
    ///
    /// It must be released before it can be typed again, and a hold starts again.
    public mutating func deleteLast() {
        dropUntyped()
        guard let last = text.popLast() else { return }
        sinceTyped = .infinity
        holdRule.block(holdRule.blocked ?? String(last))
    }

    /// Ends the word with a space, unless there is no word to end.
    ///
    /// What was read but not typed yet belongs to the word.
    ///
    /// - Parameter steps: what the sequence network answers for the last frames, `[step][label]`.
    /// - Returns: the letters of the word; nil if there is none.
    @discardableResult
    public mutating func addSpace(steps: [[Float]] = []) -> String? {
        for letter in untyped + lastLetters(steps, held: nil) { type(letter) }
        untyped = []
        return endWord()
    }

    /// Ends the word with a space, without what was read but not typed yet.
    ///
    /// The letter that the hand shows must be released before it can be typed.
    mutating func closeWord() {
        dropUntyped()
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

    /// Deletes all the text, and what was read but not typed yet.
    ///
    /// The last letter must be released before it can be typed again.
    public mutating func clear() {
        dropUntyped()
        guard let last = text.last else { return }
        text = ""
        holdRule.block(holdRule.blocked ?? String(last))
    }

    /// Forgets letters that were read but not typed yet.
    private mutating func dropUntyped() {
        untyped = []
        pacedPath.restart()
    }

    private mutating func restart() {
        holdRule.restart()
        path.restart()
        pacedPath.restart()
        untyped = []
        (absent, sinceStroke) = (0, [:])
    }

    /// The letters of the last steps of a word that ends.
    private mutating func lastLetters(_ steps: [[Float]], held: String?) -> [String] {
        switch policy.reading {
        case .hold: []
        case .auto: pacedPath.add(letters(of: steps), held: held, after: 0)
        case .flow: letters(of: steps)
        }
    }

    /// The letters of the best path that begin with these steps.
    ///
    /// A hand that is lowered from an I looks as if it drew a J: once it has gone, only strokes that were seen count.
    private mutating func letters(of steps: [[Float]]) -> [String] {
        path.add(steps).filter { letter in
            handIsPresent || !LetterLabels.moving.contains(letter)
                || sinceStroke[letter].map { $0 <= Self.longestSinceStroke } ?? false
        }
    }

    /// Types the next letter that was read; returns it.
    private mutating func typeNext() -> String? {
        guard !untyped.isEmpty else { return nil }
        let letter = untyped.removeFirst()
        type(letter)
        return letter
    }

    private mutating func take(_ stroke: StrokeRecognizer.Stroke, into result: inout RecognitionResult) {
        result.commit = stroke.letter.name
        result.replaced = type(stroke)
    }

    private mutating func type(_ letter: String) {
        text += letter
        sinceTyped = 0
        holdRule.hasTyped(letter)
    }

    /// Types a letter that was drawn in the air, in place of the letter of its handshape when the pause before the
    /// stroke has typed that one, or of what the drawing hand looked like.
    ///
    /// The handshape's letter must then be released before it can be typed.
    ///
    /// - Returns: the letter that was replaced.
    private mutating func type(_ stroke: StrokeRecognizer.Stroke) -> String? {
        let still = stroke.letter.handshape
        let last = text.last.map(String.init)
        let isReplaced =
            last == still && sinceTyped <= stroke.age + MotionLetter.longestPause
            || last.map(stroke.letter.looks.contains) ?? false && sinceTyped <= stroke.age
        if isReplaced { text.removeLast() }
        holdRule.forgetCandidate()
        type(stroke.letter.name)
        holdRule.block(still)
        return isReplaced ? last : nil
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
        pacedPath.restart()
        text += " "
        return word
    }
}
