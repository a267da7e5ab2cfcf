import Imaging

/// The sizes of one person's hand.
///
/// Parameters are factors in relation to an average adult; results are in centimetres.
///
/// Bone lengths start from the means that Buryanov and Kotiuk measured on adults (Int. J. Morphol. 28(3), 2010).
public struct HandShape: Sendable, Equatable {
    /// The overall size: 1 is an average adult, 0.65 a child of five.
    public var size: Float = 1
    /// Length of the fingers in relation to the palm.
    public var fingerLength: Float = 1
    /// Thickness of the digits.
    public var fingerThickness: Float = 1
    /// Width of the palm.
    public var palmWidth: Float = 1
    /// Length of the palm.
    public var palmLength: Float = 1
    /// Length of the thumb.
    public var thumbLength: Float = 1
    /// Fleshiness of the palm and of the finger pads.
    public var flesh: Float = 1
    /// Thickness of the forearm.
    public var forearm: Float = 1

    /// An average adult's hand.
    public static let adult = HandShape()

    /// Makes an average adult's hand.
    public init() {}

    /// Returns the lengths of the three segments of a digit; the first one of the thumb is its metacarpal.
    public func segments(of finger: Finger) -> SIMD3<Float> {
        switch finger {
        case .thumb: SIMD3(4.5, 3.3, 2.75) * thumbLength * size
        case .index: SIMD3(4.1, 2.35, 2.15) * fingerLength * size
        case .middle: SIMD3(4.55, 2.7, 2.25) * fingerLength * size
        case .ring: SIMD3(4.2, 2.6, 2.25) * fingerLength * size
        case .little: SIMD3(3.35, 1.9, 2.0) * fingerLength * size
        }
    }

    /// Returns the radius of a digit at its four landmarks, base to tip.
    public func radii(of finger: Finger) -> SIMD4<Float> {
        let radii: SIMD4<Float> =
            switch finger {
            case .thumb: SIMD4(1.3, 1.12, 1.0, 0.74)
            case .index: SIMD4(1.0, 0.89, 0.77, 0.64)
            case .middle: SIMD4(1.0, 0.91, 0.79, 0.65)
            case .ring: SIMD4(0.96, 0.86, 0.75, 0.62)
            case .little: SIMD4(0.85, 0.74, 0.65, 0.54)
            }
        return radii * fingerThickness * size
    }

    /// Returns the position of a digit's first landmark in relation to the wrist.
    public func base(of finger: Finger) -> SIMD3<Float> {
        let place: SIMD3<Float> =
            switch finger {
            case .thumb: SIMD3(2.35, 2.0, 0.9)
            case .index: SIMD3(2.75, 8.9, 0)
            case .middle: SIMD3(0.75, 9.15, -0.2)
            case .ring: SIMD3(-1.2, 8.55, -0.05)
            case .little: SIMD3(-3.0, 7.65, 0.25)
            }
        return place * SIMD3(palmWidth, palmLength, 1) * size
    }
}
