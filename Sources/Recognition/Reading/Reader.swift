/// Turns what is seen frame by frame into text: a letter is typed when it has been held, and once.
///
/// A letter that was typed must be away for a while before it can be typed again; any other letter may follow as
/// soon as it has been held. A hand that travels shows no letter unless it is sure which one. When the hand has been
/// gone for long enough, the word ends with one space.
public struct Reader: Sendable {
    /// What one frame led to.
    public struct Outcome: Sendable, Equatable {
        /// How much of the hold has passed, 0…1; 1 while the letter just typed is still shown.
        public var hold = 0.0
        /// The letter typed by this frame.
        public var commit: String?
        /// The word ended by this frame.
        public var endedWord: String?
    }

    /// Clocks that tick in thirds of a millisecond must not cost a whole frame.
    private static let tolerance = 0.5

    /// When letters are typed.
    public var settings: ReaderSettings
    /// All that was typed.
    public private(set) var text = ""

    /// The letter being held, for how long, and for how long it has flickered since it was last seen well.
    private var candidate: String?
    private var held = 0.0
    private var lapsed = 0.0
    /// Whether the last frame showed the candidate.
    private var candidateIsShown = false
    /// The letter that may not be typed, and for how long it has been away.
    private var blocked: String?
    private var released = 0.0
    /// Whether the blocked letter has been shown all the while, and only the hand has moved.
    private var onlyMoved = true
    /// The letter that was released by moving alone: it is typed again once the hand rests, as for a double letter.
    private var slid: String?
    /// The probability with which the last letter was typed, and where the hand was.
    private var typedConfidence: Float = 0
    private var typedPlace: SIMD2<Float>?
    private var absent = 0.0
    private var lastStep = 0.0
    /// Milliseconds since a letter was typed; infinite when the text's last letter is not the one typed last.
    private var sinceTyped = Double.infinity

    /// Makes a reader that has typed nothing.
    public init(settings: ReaderSettings = ReaderSettings()) {
        self.settings = settings
    }

    /// Takes in a frame.
    ///
    /// - Parameters:
    ///   - sight: what it shows.
    ///   - elapsed: milliseconds since the frame before, nil when it follows none: every count then starts again,
    ///     while the text stays, and so does the need to release the letter typed last.
    public mutating func read(_ sight: Sight, after elapsed: Double?) -> Outcome {
        if elapsed == nil { restart() }
        lastStep = min(elapsed ?? 0, settings.longestStep)
        sinceTyped += elapsed ?? .infinity
        release(sight)
        var outcome = Outcome()
        outcome.endedWord = endWord(sight)
        outcome.commit = hold(sight)
        outcome.hold = progress
        return outcome
    }

    /// Types the letter that is being held if the last frame's own duration completes its hold.
    ///
    /// To be called when no frame will come any more: the last picture was shown for as long as those before it.
    public mutating func finish() -> String? {
        guard candidateIsShown, let candidate, candidate != blocked, isComplete(held + lastStep, settings.hold)
        else { return nil }
        type(candidate)
        return candidate
    }

    /// Types a letter that was drawn in the air, after the frame that completed it has been read.
    ///
    /// - Parameters:
    ///   - letter: the letter.
    ///   - still: the letter that its handshape is when it is held. It has to be released before it can be typed,
    ///     and gives way when it was typed while the hand only paused before it drew.
    ///   - age: how long ago the hand set out, in milliseconds.
    /// - Returns: the letter that gave way.
    public mutating func type(drawn letter: String, from still: String, age: Double) -> String? {
        let gaveWay = text.last.map(String.init) == still && sinceTyped <= age + MovingLetter.pause
        if gaveWay { text.removeLast() }
        forgetCandidate()
        type(letter)
        block(still)
        return gaveWay ? still : nil
    }

    /// Takes back the last character, which must be released before it can be typed again.
    ///
    /// A hold that has begun starts anew.
    public mutating func deleteLast() {
        guard let last = text.popLast() else { return }
        sinceTyped = .infinity
        block(blocked ?? String(last))
    }

    /// Ends the word with a space, unless there is none to end.
    public mutating func addSpace() {
        guard let last = text.last, last != " " else { return }
        text += " "
    }

    /// Takes back everything; the letter typed last must be released before it can be typed again.
    public mutating func clear() {
        guard let last = text.last else { return }
        text = ""
        block(blocked ?? String(last))
    }

    private mutating func restart() {
        forgetCandidate()
        released = 0
        absent = 0
    }

    private mutating func forgetCandidate() {
        candidate = nil
        candidateIsShown = false
        held = 0
        lapsed = 0
    }

    private mutating func block(_ letter: String?) {
        blocked = letter
        released = 0
        onlyMoved = true
        slid = nil
        held = 0
    }

    private mutating func type(_ letter: String) {
        text += letter
        sinceTyped = 0
        block(letter)
        held = settings.hold
    }

    private func isComplete(_ time: Double, _ needed: Double) -> Bool {
        time >= needed - Self.tolerance
    }

    /// Counts how long the blocked letter has been away.
    private mutating func release(_ sight: Sight) {
        if !sight.handIsPresent { slid = nil }
        guard let blocked else { return }
        let isAway =
            sight.latestLetter != blocked
            || sight.latestConfidence < settings.releaseConfidence || isLoosened(sight)
        if isAway { onlyMoved = false }
        released = isAway || sight.motion >= settings.motion ? released + lastStep : 0
        if released == 0 { onlyMoved = true }
        guard isComplete(released, settings.release) else { return }
        slid = onlyMoved ? blocked : nil
        self.blocked = nil
    }

    /// Whether the hand has slid aside and shows the letter less surely than when it was typed.
    private func isLoosened(_ sight: Sight) -> Bool {
        guard sight.latestConfidence < settings.releaseShare * typedConfidence, let place = sight.place, let typedPlace
        else { return false }
        let way = (place - typedPlace) / sight.size
        return (way * way).sum() >= settings.releaseDistance * settings.releaseDistance
    }

    private mutating func endWord(_ sight: Sight) -> String? {
        absent = sight.handIsPresent ? 0 : absent + lastStep
        guard isComplete(absent, settings.absence), let last = text.last, last != " " else { return nil }
        // A space that was taken back does not return until the hand has.
        guard absent - lastStep < settings.absence - Self.tolerance else { return nil }
        let word = text.split(separator: " ").last.map(String.init)
        text += " "
        return word
    }

    /// Counts how long a letter has been held, and types it when that is long enough.
    private mutating func hold(_ sight: Sight) -> String? {
        guard let letter = sight.letter, sight.confidence >= settings.threshold.confidence,
            sight.doubt <= settings.threshold.doubt, sight.motion < settings.motion || isSure(letter, in: sight)
        else {
            candidateIsShown = false
            lapsed += lastStep
            if lapsed > settings.lapse + Self.tolerance { forgetCandidate() }
            return nil
        }
        if letter != candidate {
            forgetCandidate()
            candidate = letter
        } else if candidateIsShown, letter != blocked {
            held += lastStep
        }
        candidateIsShown = true
        lapsed = 0
        guard letter != blocked, isComplete(held, settings.hold) else { return nil }
        (typedConfidence, typedPlace) = (sight.confidence, sight.place)
        type(letter)
        return letter
    }

    /// Whether a letter counts although the hand is travelling.
    ///
    /// Not one that may be the beginning of a letter that is drawn, nor the one typed last, which a hand that drifts would
    /// type again and again.
    private func isSure(_ letter: String, in sight: Sight) -> Bool {
        sight.latestLetter == letter && sight.latestConfidence >= settings.sureWhileTravelling && letter != slid
            && !MovingLetter.mayBegin(with: letter)
    }

    private var progress: Double { min(held / settings.hold, 1) }
}
