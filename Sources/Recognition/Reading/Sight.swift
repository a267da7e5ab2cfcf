/// What a frame shows, as the reader needs it.
public struct Sight: Sendable, Equatable {
    /// The likeliest letter, nil when no letter is there.
    public var letter: String?
    /// The smoothed probability of `letter`, 0…1.
    public var confidence: Float
    /// The smoothed probability that there is no letter, 0…1.
    public var doubt: Float
    /// The likeliest letter of the last moment, nil when none is; what was typed is let go as soon as this changes.
    public var latestLetter: String?
    /// The probability of `latestLetter` in the last moment, 0…1.
    public var latestConfidence: Float
    /// Whether a hand is there, with or without a letter.
    public var handIsPresent: Bool
    /// How much the picture changes, as `MotionMeter` measures it.
    public var motion: Float
    /// Where the hand is, in pixels of the frame; nil when that is not known.
    public var place: SIMD2<Float>?
    /// How large the hand is, in pixels of the frame.
    public var size: Float

    /// Makes a sight whose last moment is like all of it.
    public init(
        letter: String?, confidence: Float, doubt: Float = 0, handIsPresent: Bool = true, motion: Float = 0,
        place: SIMD2<Float>? = nil, size: Float = 1
    ) {
        self.letter = letter
        self.confidence = confidence
        self.doubt = doubt
        (latestLetter, latestConfidence) = (letter, confidence)
        self.handIsPresent = handIsPresent
        self.motion = motion
        self.place = place
        self.size = size
    }

    /// No hand anywhere.
    public static let nothing = Sight(letter: nil, confidence: 0, handIsPresent: false)
}
