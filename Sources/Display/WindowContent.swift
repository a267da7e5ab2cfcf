import Imaging

/// What was read in a frame, as the window shows it.
public struct WindowContent: Sendable, Equatable {
    /// A letter with its probability.
    public struct Candidate: Sendable, Equatable {
        /// The letter as it is written.
        public var letter: String
        /// The probability, from 0 to 1.
        public var probability: Float

        /// Makes a candidate.
        public init(letter: String, probability: Float) {
            self.letter = letter
            self.probability = probability
        }
    }

    /// A word that the user can choose.
    public struct Choice: Sendable, Equatable {
        /// How a choice is written.
        public enum Style: Sendable, Equatable {
            /// The letters as they were typed, in quotation marks.
            case letters
            /// A whole word.
            case word
            /// A word of which only the beginning was spelled, in lighter type.
            case completion
        }

        /// The word.
        public var text: String
        /// How it is written.
        public var style: Style
        /// Whether it is the word that stands in the text.
        public var isTaken: Bool

        /// Makes a choice.
        public init(text: String, style: Style, isTaken: Bool = false) {
            self.text = text
            self.style = style
            self.isTaken = isTaken
        }
    }

    /// The region that was read, in frame pixels; nil when no hand was found.
    public var region: Region?
    /// The letter that the hand shows; nil when it shows none.
    public var letter: String?
    /// The probability of the letter, from 0 to 1.
    public var confidence: Float
    /// The most probable letters, best first.
    public var candidates: [Candidate]
    /// The fraction of the required hold time that has passed, from 0 to 1.
    public var hold: Double
    /// The letter that this frame has added to the text; nil when none.
    public var committed: String?
    /// The text read so far.
    public var text: String
    /// The characters of the text that took the place of others without the user's doing, by their offsets.
    public var corrections: [Range<Int>]
    /// The words that the keys 1, 2, … choose, in this order.
    public var choices: [Choice]

    /// Makes a content; by default nothing was read.
    public init(
        region: Region? = nil, letter: String? = nil, confidence: Float = 0, candidates: [Candidate] = [],
        hold: Double = 0, committed: String? = nil, text: String = "", corrections: [Range<Int>] = [],
        choices: [Choice] = []
    ) {
        self.region = region
        self.letter = letter
        self.confidence = confidence
        self.candidates = candidates
        self.hold = hold
        self.committed = committed
        self.text = text
        self.corrections = corrections
        self.choices = choices
    }
}

/// The state of the program, as the window shows it.
public struct WindowStatus: Sendable, Equatable {
    /// The camera's name or the file's path.
    public var source: String
    /// Frames read per second; nil when not known.
    public var framesPerSecond: Double?
    /// Milliseconds from taking a frame to its result; nil when not known.
    public var latency: Double?
    /// Whether frames are written to a file.
    public var isRecording: Bool
    /// Whether hands are read as left hands.
    public var isLeftHanded: Bool
    /// A message that says what is wrong and what to do, shown over the last frame; nil if there is no problem.
    public var problem: String?
    /// A line such as the file name of a recording, shown instead of the source; nil when there is none.
    public var notice: String?

    /// Makes a status; by default nothing is known.
    public init(
        source: String = "", framesPerSecond: Double? = nil, latency: Double? = nil, isRecording: Bool = false,
        isLeftHanded: Bool = false, problem: String? = nil, notice: String? = nil
    ) {
        self.source = source
        self.framesPerSecond = framesPerSecond
        self.latency = latency
        self.isRecording = isRecording
        self.isLeftHanded = isLeftHanded
        self.problem = problem
        self.notice = notice
    }

    /// The status with its figures rounded as they are shown, so that invisible changes cause no drawing.
    var rounded: WindowStatus {
        var result = self
        result.framesPerSecond = framesPerSecond?.rounded()
        result.latency = latency?.rounded()
        return result
    }
}
