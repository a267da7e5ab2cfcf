import Imaging

/// What one frame shows: everything that spelling needs, and nothing of the picture.
public struct FrameObservation: Sendable, Equatable {
    /// One answer of the letter network.
    public struct Candidate: Sendable, Equatable {
        /// The letter, or `LetterLabels.nothing`.
        public var letter: String
        /// Its smoothed probability, 0…1.
        public var probability: Float

        /// Makes a candidate.
        public init(_ letter: String, _ probability: Float) {
            self.letter = letter
            self.probability = probability
        }
    }

    /// The frame's time in milliseconds, on the clock of its source.
    public var time: Double
    /// Milliseconds since the frame before; nil when this frame follows none.
    public var elapsed: Double?
    /// Whether the frame could be decoded.
    ///
    /// If not, all else says nothing.
    public var isReadable = true
    /// The part of the picture that was read, in pixels; nil when no hand was found.
    public var region: Region?
    /// Whether the picture was flipped left to right before it was read, as for a left hand.
    public var isMirrored = false
    /// The frame's own probabilities of A to Z, not smoothed; empty when there is no hand.
    public var letterProbabilities: [Float] = []
    /// The hand's 21 landmarks, in pixels of the frame; empty when there is no hand, or the model does not give them.
    public var landmarks: [SIMD2<Float>] = []
    /// The most likely answers, the best first, at most three.
    public var candidates: [Candidate] = []
    /// The most likely letter; nil when there is no hand or "nothing" is more likely.
    public var letter: String?
    /// The smoothed probability of `letter`, 0…1; 0 without a letter.
    public var confidence: Float
    /// The smoothed probability that there is no letter, 0…1.
    public var nothingProbability: Float
    /// The most likely letter of the last 60 ms; nil when there is none.
    ///
    /// It changes as soon as a letter is let go.
    public var latestLetter: String?
    /// The probability of `latestLetter`, 0…1.
    public var latestConfidence: Float
    /// Whether a hand is there, with or without a letter.
    public var handIsPresent: Bool
    /// How much the picture of the hand changes, as `FrameDifference` measures it.
    public var motion: Float
    /// The middle of the palm, in pixels of the frame; nil when it is not known.
    public var palm: SIMD2<Float>?
    /// The longer side of the hand, in pixels of the frame.
    public var handSize: Float
    /// J or Z, when its stroke ends with this frame.
    public var stroke: StrokeRecognizer.Stroke?
    /// How far the strokes of J and Z have come, 0…1 each, in the order of `MotionLetter`; 1 when `stroke` ends.
    ///
    /// It grows while the last part is drawn: the hook of a J, the third line of a Z.
    public var strokeCompleteness: [Float] = [0, 0]
    /// Milliseconds that reading the frame took.
    public var latency = 0.0

    /// Makes an observation in which the last 60 ms show the same as the time before.
    public init(
        time: Double = 0, elapsed: Double? = nil, letter: String? = nil, confidence: Float = 0,
        nothingProbability: Float = 0, handIsPresent: Bool = true, motion: Float = 0, palm: SIMD2<Float>? = nil,
        handSize: Float = 1
    ) {
        self.time = time
        self.elapsed = elapsed
        self.letter = letter
        self.confidence = confidence
        self.nothingProbability = nothingProbability
        (latestLetter, latestConfidence) = (letter, confidence)
        self.handIsPresent = handIsPresent
        self.motion = motion
        self.palm = palm
        self.handSize = handSize
    }
}
