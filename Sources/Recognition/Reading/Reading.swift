import Imaging

/// What was read in one frame.
public struct Reading: Sendable {
    /// One answer of the letter network with its probability, 0…1.
    public typealias Guess = (letter: String, probability: Float)

    /// The frame's time in milliseconds on its source's clock.
    public var time: Double
    /// The part of the picture that was read, nil when no hand was found.
    public var region: Region?
    /// Whether the picture was flipped before it was read, as for a left hand.
    public var mirrored: Bool
    /// The letter that the hand shows now, nil when it shows none.
    public var letter: String?
    /// The smoothed probability of `letter`, 0…1; 0 when there is no letter.
    public var confidence: Float
    /// The likeliest answers ("nothing" may be one of them), best first, at most three.
    public var top: [Guess]
    /// How much of the time that a letter must be held has passed, 0…1.
    ///
    /// It stays 1 while the letter that was just typed is still shown.
    public var hold: Double
    /// The letter typed by this frame, if any.
    public var commit: String?
    /// The letter typed before that gave way to `commit`: the pause before a letter was drawn looked like it.
    public var replaced: String?
    /// The word that ended with this frame, because the hand had left for long enough.
    public var endedWord: String?
    /// All that has been typed; ended words are followed by a space.
    public var text: String
    /// Milliseconds from the picture to this reading.
    ///
    /// `Recognizer` fills in the time that reading took; whoever knows when the picture was taken on a live
    /// camera's clock puts the whole way in.
    public var latency: Double

    /// Makes a reading from its parts.
    public init(
        time: Double, region: Region? = nil, mirrored: Bool = false, letter: String? = nil, confidence: Float = 0,
        top: [Guess] = [], hold: Double = 0, commit: String? = nil, replaced: String? = nil, endedWord: String? = nil,
        text: String = "",
        latency: Double = 0
    ) {
        self.time = time
        self.region = region
        self.mirrored = mirrored
        self.letter = letter
        self.confidence = confidence
        self.top = top
        self.hold = hold
        self.commit = commit
        self.replaced = replaced
        self.endedWord = endedWord
        self.text = text
        self.latency = latency
    }
}
