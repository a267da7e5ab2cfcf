import Imaging

/// Finds the hand in a picture, together with the letter network: the locator proposes regions, the network reads them,
/// and the locator chooses by both.
public protocol HandLocator {
    /// Regions of the picture that may show the hand, in the frame's pixels; none when there is nothing like a hand.
    ///
    /// They are framed as the network learned it: a hand's box, squared and widened by the preprocessor's margin. Frames
    /// must come in order, because a locator may follow the hand from one to the next.
    ///
    /// - Parameter elapsed: milliseconds since the frame before, nil when this one follows none.
    /// - Throws: `ImageError` when the frame's bytes are no picture.
    mutating func candidates(in frame: Frame, after elapsed: Double?) throws(ImageError) -> [Region]

    /// Which of the candidates is the hand that is meant.
    ///
    /// - Parameter predictions: what the network has read in each of them, in their order.
    /// - Returns: its number; nil when none is a hand.
    mutating func choose(among predictions: [LetterPrediction]) -> Int?

    /// Lets the landmarks correct where the chosen hand is.
    ///
    /// - Returns: the region that should have been read, nil when the one that was is good.
    mutating func refine(by prediction: LetterPrediction) -> Region?
}

extension HandLocator {
    /// The first candidate, unless a locator says otherwise.
    public mutating func choose(among predictions: [LetterPrediction]) -> Int? { predictions.indices.first }

    /// Where the landmarks are changes nothing, unless a locator says otherwise.
    public mutating func refine(by prediction: LetterPrediction) -> Region? { nil }
}
