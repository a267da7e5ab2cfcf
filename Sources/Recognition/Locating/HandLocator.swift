import Imaging

/// Finds the hand in a picture, together with the letter network: the locator proposes regions, the network reads them,
/// and the locator chooses by both.
public protocol HandLocator {
    /// Regions of the picture that may show the hand, in the frame's pixels; none when there is nothing like a hand.
    ///
    /// They are framed as in training: a hand's box, made square and widened by the preprocessor's margin. Frames must come
    /// in order, because a locator may follow the hand from one to the next.
    ///
    /// - Parameter elapsed: milliseconds since the frame before, nil when this one follows none.
    /// - Throws: `ImageError` when the frame's bytes are no picture.
    mutating func candidates(in frame: Frame, after elapsed: Double?) throws(ImageError) -> [Region]

    /// Which of the candidates is the hand that is meant.
    ///
    /// - Parameter predictions: what the network has read in each of them, in their order.
    /// - Returns: its index; nil when none is a hand.
    mutating func choose(among predictions: [LetterPrediction]) -> Int?

    /// Lets the landmarks correct where the chosen hand is.
    ///
    /// - Returns: the region that should be read instead; nil when the one that was read is good enough.
    mutating func refine(by prediction: LetterPrediction) -> Region?
}

extension HandLocator {
    /// The default: the first candidate.
    public mutating func choose(among predictions: [LetterPrediction]) -> Int? { predictions.indices.first }

    /// The default: landmarks change nothing.
    public mutating func refine(by prediction: LetterPrediction) -> Region? { nil }
}

/// A place that may be a hand, as the locator network reports it.
public struct HandDetection: Sendable, Equatable {
    /// The box around the hand's landmarks, in pixels.
    public var box: Region
    /// The network's confidence that this is a hand, 0…1.
    public var confidence: Float

    /// Makes a detection.
    public init(box: Region, confidence: Float) {
        self.box = box
        self.confidence = confidence
    }
}
