/// How far a training picture may be changed, so that a network sees more hands, rooms and lights than were taken.
///
/// Every bound is for a draw that is even between its negative and positive value; probabilities are 0…1. Pictures
/// are never flipped: a mirrored hand looks like another letter.
public struct Augmentation: Sendable, Equatable, Codable {
    /// Named strengths, as the command line offers them.
    public enum Strength: String, CaseIterable, Sendable, Codable {
        /// Pictures as they are.
        case none
        /// Small shifts and changes of light.
        case light
        /// Everything.
        case full
    }

    /// Natural logarithm of the largest change of scale.
    public var scale: Float = 0
    /// Largest shift along each axis, as a share of the region's side.
    public var shift: Float = 0
    /// Largest turn in radians.
    public var tilt: Float = 0
    /// Natural logarithm of the largest change of width against height.
    public var aspect: Float = 0
    /// Largest lean of the vertical.
    public var shear: Float = 0
    /// Largest change of scale from one edge to the middle.
    public var perspective: Float = 0
    /// Largest displacement of one wave of an elastic wavering, as a share of the region's side.
    public var elastic: Float = 0
    /// Probability that a hand whose joints are known is given another build.
    public var build: Float = 0
    /// Natural logarithm of the largest exponent on brightness.
    public var gamma: Float = 0
    /// Largest brightening of one edge, with the opposite edge darkened as much.
    public var gradient: Float = 0
    /// Probability of a shadow over a part.
    public var shadow: Float = 0
    /// Probability that the picture is taken too bright, so that much of it is white.
    public var overexposure: Float = 0
    /// Probability that a hand stands dark before a replaced backdrop, as before a window.
    public var backlight: Float = 0
    /// Largest standard deviation of the noise, in grey levels of 255.
    public var noise: Float = 0
    /// Probability of a blur, half of them as by movement.
    public var blur: Float = 0
    /// Probability of sharpening.
    public var sharpen: Float = 0
    /// Probability that a rectangle is covered.
    public var cutOut: Float = 0
    /// Probability that what is behind the hand is replaced, where its joints are known.
    public var backdrop: Float = 0

    /// Makes an augmentation that changes nothing.
    public init() {}

    /// Makes an augmentation of a named strength.
    public init(_ strength: Strength) {
        switch strength {
        case .none: break
        case .light:
            (scale, shift, tilt, aspect) = (0.1, 0.05, 0.12, 0.05)
            (gamma, gradient, noise, blur) = (0.25, 0.15, 4, 0.1)
        case .full:
            (scale, shift, tilt, aspect) = (0.223, 0.12, 0.35, 0.12)
            (shear, perspective, elastic, build) = (0.08, 0.12, 0.035, 0.6)
            (gamma, gradient, shadow, overexposure, backlight) = (0.6, 0.45, 0.3, 0.08, 0.12)
            (noise, blur, sharpen, cutOut, backdrop) = (10, 0.35, 0.2, 0.25, 0.5)
        }
    }

    /// Whether pictures stay as they are.
    public var isNone: Bool { self == Augmentation() }
}
