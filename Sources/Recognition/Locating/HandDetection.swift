import Imaging

/// A hand that the locator sees.
public struct HandDetection: Sendable, Equatable {
    /// Tight around the hand's joints, in pixels.
    public var box: Region
    /// How sure it is that this is a hand, 0…1.
    public var confidence: Float

    /// Makes a sighting.
    public init(box: Region, confidence: Float) {
        self.box = box
        self.confidence = confidence
    }
}
