/// The bounds of the random changes to training pictures, which add variety of hands, rooms and light.
///
/// A change is drawn uniformly between the negative and the positive bound; probabilities are 0…1. Pictures are never
/// flipped, since a mirrored hand can look like another letter.
public struct Augmentation: Sendable, Equatable, Codable {
    /// The named strengths on the command line.
    public enum Strength: String, CaseIterable, Sendable, Codable {
        /// No changes.
        case none
        /// Small shifts and changes of light.
        case light
        /// All changes.
        case full
    }

    /// The natural logarithm of the largest change of scale.
    public var scale: Float = 0
    /// The largest shift along each axis, as a share of the region's side.
    public var shift: Float = 0
    /// The largest rotation in radians.
    public var tilt: Float = 0
    /// The natural logarithm of the largest change of the aspect ratio.
    public var aspect: Float = 0
    /// The largest horizontal shear.
    public var shear: Float = 0
    /// The largest relative change of scale between an edge and the middle.
    public var perspective: Float = 0
    /// The largest displacement of one wave of the elastic distortion, as a share of the region's side.
    public var elastic: Float = 0
    /// The probability that the proportions of a hand with known landmarks are changed.
    public var build: Float = 0
    /// The natural logarithm of the largest gamma exponent.
    public var gamma: Float = 0
    /// The largest brightening of one edge; the opposite edge is darkened as much.
    public var gradient: Float = 0
    /// The probability of a shadow over a part of the picture.
    public var shadow: Float = 0
    /// The probability of overexposure, which makes much of the picture white.
    public var overexposure: Float = 0
    /// The probability that a hand with a replaced background is dark, as in front of a window.
    public var backlight: Float = 0
    /// The largest standard deviation of the noise, in grey levels of 255.
    public var noise: Float = 0
    /// The probability of a blur; half of the blurs are motion blurs.
    public var blur: Float = 0
    /// The probability of sharpening.
    public var sharpen: Float = 0
    /// The probability that a rectangle is covered.
    public var cutOut: Float = 0
    /// The probability that the background of a hand with known landmarks is replaced.
    public var backdrop: Float = 0

    /// Creates an augmentation that changes nothing.
    public init() {}

    /// Creates an augmentation of a named strength.
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

    /// Whether nothing is changed.
    public var isNone: Bool { self == Augmentation() }
}
