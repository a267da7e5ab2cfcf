import Glibc

/// A colour with its opacity, each part from 0 to 255.
struct ScreenColour: Equatable, Sendable {
    var red: UInt8
    var green: UInt8
    var blue: UInt8
    var opacity: UInt8 = 255

    /// A colour written as the web writes it: 0xRRGGBB.
    init(_ rgb: UInt32, opacity: Double = 1) {
        red = UInt8(truncatingIfNeeded: rgb >> 16)
        green = UInt8(truncatingIfNeeded: rgb >> 8)
        blue = UInt8(truncatingIfNeeded: rgb)
        self.opacity = UInt8((min(max(opacity, 0), 1) * 255).rounded())
    }

    /// The same colour with its opacity multiplied.
    func faded(to fraction: Double) -> ScreenColour {
        var result = self
        result.opacity = UInt8((Double(opacity) * min(max(fraction, 0), 1)).rounded())
        return result
    }

    /// The colour that lies `fraction` of the way to another.
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

    /// How light the colour is to the eye, from 0 to 1 (WCAG 2.2, relative luminance).
    var luminance: Double {
        let linear = { (part: UInt8) -> Double in
            let value = Double(part) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// How well the colour stands out from another, from 1 to 21 (WCAG 2.2, contrast ratio).
    func contrast(with other: ScreenColour) -> Double {
        let (a, b) = (luminance + 0.05, other.luminance + 0.05)
        return max(a, b) / min(a, b)
    }
}

/// The window's colours: dark and calm, told apart by lightness as well as by hue.
///
/// Blue and amber are a pair that every common kind of colour blindness keeps apart.
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
