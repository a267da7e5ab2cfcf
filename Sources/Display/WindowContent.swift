import Imaging

/// What has been read in a frame, as the window shows it.
public struct WindowContent: Sendable, Equatable {
    /// A letter that the hand may show, with its probability.
    public struct Candidate: Sendable, Equatable {
        /// The letter's name.
        public var letter: String
        /// From 0 to 1.
        public var probability: Float

        /// Makes a candidate.
        public init(letter: String, probability: Float) {
            self.letter = letter
            self.probability = probability
        }
    }

    /// Where the hand is looked at, in frame pixels; nil when it was not found.
    public var region: Region?
    /// The letter that the hand shows now; nil when it shows none.
    public var letter: String?
    /// How sure that is, from 0 to 1.
    public var confidence: Float
    /// The most probable letters, best first.
    public var candidates: [Candidate]
    /// How much of the holding time has passed, from 0 to 1.
    public var hold: Double
    /// The letter that was just added to the text, if one was.
    public var committed: String?
    /// Everything read so far.
    public var text: String

    /// Describes what was read; by default nothing.
    public init(
        region: Region? = nil, letter: String? = nil, confidence: Float = 0, candidates: [Candidate] = [],
        hold: Double = 0, committed: String? = nil, text: String = ""
    ) {
        self.region = region
        self.letter = letter
        self.confidence = confidence
        self.candidates = candidates
        self.hold = hold
        self.committed = committed
        self.text = text
    }
}
