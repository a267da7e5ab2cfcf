/// What a frame shows, as the reader needs it.
public struct Sight: Sendable, Equatable {
    /// The likeliest letter, nil when no letter is there.
    public var letter: String?
    /// The smoothed probability of `letter`, 0…1.
    public var confidence: Float
    /// Whether a hand is there, with or without a letter.
    public var handIsPresent: Bool
    /// How much the picture changes, as `MotionMeter` measures it.
    public var motion: Float

    /// Makes a sight.
    public init(letter: String?, confidence: Float, handIsPresent: Bool = true, motion: Float = 0) {
        self.letter = letter
        self.confidence = confidence
        self.handIsPresent = handIsPresent
        self.motion = motion
    }

    /// No hand anywhere.
    public static let nothing = Sight(letter: nil, confidence: 0, handIsPresent: false)
}
