import Recognition

/// When a letter that is shown becomes a letter that is typed.
///
/// The times were chosen on rendered words and on `holds` of the validation people (`trainer evaluate --holds`).
public struct CommitPolicy: Sendable, Equatable {
    /// By which rule letters are typed.
    public enum Reading: String, Sendable, CaseIterable {
        /// A letter is typed when it has been held for a fixed time: for beginners.
        case hold
        /// All letters that the sequence network reads are typed: for hands that spell without pausing.
        case flow
        /// Letters are typed when they are held, or as soon as they follow one another too fast to be held.
        case auto
    }

    /// By which rule letters are typed.
    public var reading = Reading.auto
    /// How long a letter must be held before it is typed.
    public var holdMilliseconds = 400.0
    /// What the smoothed probabilities must be for a letter to count as shown.
    public var threshold = LetterThreshold()
    /// How long a letter may disappear without its hold starting again.
    public var flickerMilliseconds = 100.0
    /// How long a letter must be away before it can be typed again.
    public var releaseMilliseconds = 250.0
    /// A typed letter counts as away when its probability, 0…1, falls below this.
    public var releaseConfidence: Float = 0.5
    /// A typed letter also counts as away when its probability falls below this share of what it was typed with, and
    /// the hand has moved.
    ///
    /// Between two equal letters a signer slides the hand aside and only loosens it.
    public var releaseShare: Float = 0.7
    /// How far the hand must have moved for that, in sizes of the hand.
    public var releaseDistance: Float = 0.12
    /// How long there must be no hand for a word to end.
    public var wordGapMilliseconds = 800.0
    /// From this `FrameDifference` on, the hand is moving, and what it shows may be a transition between letters.
    public var motionThreshold: Float = 0.5
    /// From this probability of the last 60 ms on, 0…1, a letter counts although the hand is moving: a hand that
    /// drifts, tilts or comes nearer still shows its letter.
    ///
    /// In transitions the network is less sure.
    public var confidenceWhileMoving: Float = 0.9
    /// The longest time between two frames that counts.
    ///
    /// A camera that stalls does not complete a hold.
    public var longestStepMilliseconds = 200.0
    /// Whether the likeliest word takes the place of the letters when a word has ended.
    public var correctsWords = true
    /// From above which probability on it does, 0…1.
    public var correctionProbability: Float = 0.5

    /// The policy that suits most people.
    public init() {}

    /// The policy for a letter model, by a rule.
    public init(for net: LetterNet, reading: Reading = .auto) {
        self.init(threshold: net.threshold, reading: reading)
    }

    /// The same policy with the threshold of a model; nil keeps the default threshold.
    init(threshold: LetterThreshold?, reading: Reading = .auto) {
        self.reading = reading
        guard let threshold else { return }
        self.threshold = threshold
        releaseConfidence = min(releaseConfidence, 0.7 * threshold.minimumConfidence)
    }
}
