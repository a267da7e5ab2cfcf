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
    /// The letter typed earlier that `commit` replaces: the pause before J or Z was drawn looked like I or D, or the drawing
    /// finger like another letter.
    public var replaced: String?
    /// The word that has ended, as it stands in the text, because the hand was away for long enough or the user ended it
    /// since the frame before.
    public var endedWord: String?
    /// The letters that were typed for `endedWord`; nil if they are the same.
    public var spelledWord: String?
    /// The word that had ended earlier and that `endedWord` replaces, because the user has changed it.
    public var replacedWord: String?
    /// What the word that is being spelled may be, or else the word that ended last; the likeliest first.
    public var choices: [WordChoice]
    /// All the text so far.
    ///
    /// A space follows each word that has ended.
    public var text: String

    /// Makes a result from its parts.
    public init(
        _ observation: FrameObservation, hold: Double = 0, commit: String? = nil, replaced: String? = nil,
        endedWord: String? = nil, spelledWord: String? = nil, replacedWord: String? = nil, choices: [WordChoice] = [],
        text: String = ""
    ) {
        self.observation = observation
        self.hold = hold
        self.commit = commit
        self.replaced = replaced
        self.endedWord = endedWord
        self.spelledWord = spelledWord
        self.replacedWord = replacedWord
        self.choices = choices
        self.text = text
    }
}
