import Recognition

/// What was read in one frame, and what it did to the text.
public struct RecognitionResult: Sendable, Equatable {
    /// What the frame shows.
    public var observation: FrameObservation
    /// The share of the hold time that has passed, 0…1.
    ///
    /// It stays 1 while the letter that was just typed is still shown.
    public var hold: Double
    /// The letter typed by this frame, if any.
    public var commit: String?
    /// The letter typed earlier that `commit` replaces: the pause before J or Z was drawn looked like I or D.
    public var replaced: String?
    /// The word that ended with this frame, because the hand was away for long enough.
    public var endedWord: String?
    /// All the text so far.
    ///
    /// A space follows each word that has ended.
    public var text: String

    /// Makes a result from its parts.
    public init(
        _ observation: FrameObservation, hold: Double = 0, commit: String? = nil, replaced: String? = nil,
        endedWord: String? = nil, text: String = ""
    ) {
        self.observation = observation
        self.hold = hold
        self.commit = commit
        self.replaced = replaced
        self.endedWord = endedWord
        self.text = text
    }
}
