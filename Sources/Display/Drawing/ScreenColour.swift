import Glibc

/// A colour of the window as SDL takes it: red, green, blue and opacity, each from 0 to 255.
struct ScreenColour: Equatable, Sendable {
    var red: UInt8
    var green: UInt8
    var blue: UInt8
    var opacity: UInt8 = 255

    /// Makes a colour from 0xRRGGBB and an opacity from 0 to 1.
    init(_ rgb: UInt32, opacity: Double = 1) {
        red = UInt8(truncatingIfNeeded: rgb >> 16)
        green = UInt8(truncatingIfNeeded: rgb >> 8)
        blue = UInt8(truncatingIfNeeded: rgb)
        self.opacity = UInt8((min(max(opacity, 0), 1) * 255).rounded())
    }

    /// The colour with its opacity multiplied by a fraction from 0 to 1.
    func faded(to fraction: Double) -> ScreenColour {
        var result = self
        result.opacity = UInt8((Double(opacity) * min(max(fraction, 0), 1)).rounded())
        return result
    }

    /// A mixture with another colour: 0 is this colour, 1 the other.
    func mixed(with other: ScreenColour, by fraction: Double) -> ScreenColour {
        let part = min(max(fraction, 0), 1)
        let mix = { (a: UInt8, b: UInt8) in UInt8((Double(a) + (Double(b) - Double(a)) * part).rounded()) }
        var result = self
        result.red = mix(red, other.red)
        result.green = mix(green, other.green)
        result.blue = mix(blue, other.blue)
        result.opacity = mix(opacity, other.opacity)
        return result
    }

    /// The relative luminance of WCAG 2.2, from 0 (black) to 1 (white).
    var luminance: Double {
        let linear = { (part: UInt8) -> Double in
            let value = Double(part) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// The contrast ratio of WCAG 2.2, from 1 (the same luminance) to 21 (black on white).
    func contrast(with other: ScreenColour) -> Double {
        let (a, b) = (luminance + 0.05, other.luminance + 0.05)
        return max(a, b) / min(a, b)
    }
}

/// The window's colours, which differ in lightness as well as in hue.
///
/// Blue and amber can be distinguished with every common kind of colour blindness.
enum Theme {
    static let background = ScreenColour(0x0D1015)
    static let panel = ScreenColour(0x161B22)
    static let track = ScreenColour(0x2A313C)
    static let ink = ScreenColour(0xF4F6F8)
    static let quiet = ScreenColour(0x9AA5B1)
    static let accent = ScreenColour(0x5CB8F2)
    static let accentQuiet = ScreenColour(0x45637C)
    static let warning = ScreenColour(0xFFB84D)
    static let recording = ScreenColour(0xFF7A59)
    static let shade = ScreenColour(0x05070A)
}
