/// When a letter that is shown becomes a letter that is typed.
///
/// Times are in milliseconds.
public struct ReaderSettings: Sendable, Equatable {
    /// How long a letter has to be held before it is typed.
    public var hold = 400.0
    /// What smoothed probabilities have to be for a letter to count as shown.
    public var threshold = LetterThreshold()
    /// How long a letter may flicker without being held anew.
    public var lapse = 100.0
    /// How long a letter has to be away before it can be typed again.
    public var release = 250.0
    /// The smoothed probability, 0…1, under which a letter that was typed counts as away.
    public var releaseConfidence: Float = 0.5
    /// The part of the probability with which it was typed under which a letter counts as away once the hand has moved.
    ///
    /// Between two equal letters the hand slides aside and is only loosened: what was sure is then merely likely.
    public var releaseShare: Float = 0.7
    /// How far it has to have moved for that, in sizes of the hand.
    public var releaseDistance: Float = 0.12
    /// How long there has to be no hand for a word to end.
    public var absence = 800.0
    /// `MotionMeter`'s measure from which a hand is travelling, so that what it shows may only flash by.
    public var motion: Float = 0.5
    /// The probability of the last moment, 0…1, from which a letter counts although the hand is travelling: a hand that
    /// drifts, tilts or comes nearer still shows its letter, and on the way from one letter to the next it is not so sure.
    public var sureWhileTravelling: Float = 0.9
    /// The most that the time between two frames counts, so that a stalled camera holds nothing.
    public var longestStep = 200.0

    /// The settings that suit most people.
    public init() {}

    /// The same with the threshold that suits a model, where it is known.
    public init(threshold: LetterThreshold?) {
        guard let threshold else { return }
        self.threshold = threshold
        releaseConfidence = min(releaseConfidence, 0.7 * threshold.confidence)
    }
}
