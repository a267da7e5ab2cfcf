import Imaging

/// One rendered hand with everything that is known about it.
public struct RenderedSample: Sendable, Equatable {
    /// The picture, like a crop around a hand from a webcam.
    public var image: GreyImage
    /// The upright box around the 21 points, in pixels.
    public var handBox: Region
    /// The letter that the hand signs; `nil` when there is no hand, or one that signs nothing.
    public var letter: String?
    /// The 21 points in pixels, in the order of `HandLandmark`; empty when there is no hand.
    public var landmarks: [SIMD2<Float>]
}
