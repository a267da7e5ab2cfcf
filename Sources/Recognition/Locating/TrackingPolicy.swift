/// The times and limits by which ``TrackingLocator`` finds and follows a hand.
///
/// They were chosen on the frames and holds of the validation people (`trainer evaluate --frames`, `--holds`).
public enum TrackingPolicy {
    /// Milliseconds between two searches of the whole frame while a hand is followed, and between two thorough ones while
    /// there is none.
    public static let wholeFrameSearchPeriod = 300.0
    /// Milliseconds between two searches around a hand that rests, and around one that moves.
    ///
    /// In between, the box follows the landmarks, which come with every letter. A search in every frame would cost as
    /// much as reading the letter.
    static let nearSearchPeriods = (resting: 120.0, moving: 60.0)
    /// A hand rests while its box overlaps at least this much with the one of the last search.
    static let restingIoU = 0.85
    /// Milliseconds for which a hand that is not detected any more keeps its place.
    public static let longestUnseen = 200.0
    /// The same for a place in which the letter network still reads a sure letter.
    static let longestUnseenWithLetter = 1000.0
    /// Milliseconds for which another hand must be preferred before it is followed instead.
    public static let switchDelay = 600.0
    /// Milliseconds without a letter after which a hand is given up.
    public static let longestWithoutLetter = 300.0
    /// The lowest probability of any letter with which a place becomes the hand, and with which it stays the hand.
    static let minimumLetterProbability: (toBegin: Float, toContinue: Float) = (0.7, 0.5)
    /// The lowest probability for a place that was given up before, and for one that replaces a hand without a letter.
    static let sureLetterProbability: Float = 0.95
    /// Landmarks whose box overlaps less with the hand's box are ignored.
    static let minimumLandmarkIoU = 0.3
    /// The share of the distance by which the box of a new hand moves to the box of the landmarks.
    static let landmarkBlendFactor = 0.35
    /// The same for a hand that is followed, where an error would grow, because this box places the next search.
    static let landmarkBlendFactorWhenFollowed = 0.8
    /// The largest share of the distance by which a detection that misses a part of the hand moves the box of the
    /// landmarks.
    static let maximumCorrection = 0.25
    /// A detection is of a part of the hand when at least this share of it lies in the landmarks' box.
    static let partOfHandCoverage = 0.85
    /// A new hand is read again when its region overlaps less with the corrected one: its first letter should be right.
    static let sufficientIoU = 0.9
    /// The same for a hand that is followed, which is read again in the next frame anyway.
    static let sufficientIoUWhenFollowed = 0.8
    /// Of several hands, those are compared by height and motion whose score is at least this share of the highest.
    static let comparableScoreShare: Float = 0.85
    /// The lead in preference, of 0…1.5, that another hand needs.
    static let switchMargin = 0.15
    /// How much a place gains in score when it differs completely from the background.
    static let motionBonus: Float = 0.3
    /// How many other places are read while a hand is followed.
    static let maximumRivals = 2
    /// Another place overlaps less than this with the hand that is followed.
    static let otherPlaceIoU = 0.2
    /// The confidence of the fallback, as if it had been detected.
    static let fallbackConfidence: Float = 0.1
}
