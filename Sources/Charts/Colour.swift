import Glibc

/// A colour with an opacity.
public struct Colour: Sendable, Hashable {
    /// Red, 0…255.
    public var red: UInt8
    /// Green, 0…255.
    public var green: UInt8
    /// Blue, 0…255.
    public var blue: UInt8
    /// 0 is invisible, 1 hides everything below.
    public var opacity: Double

    /// Makes a colour from its components.
    public init(red: UInt8, green: UInt8, blue: UInt8, opacity: Double = 1) {
        self.red = red
        self.green = green
        self.blue = blue
        self.opacity = opacity
    }

    /// Makes a colour from a number as in web colours: `0xff8800` is orange.
    public init(hex: UInt32, opacity: Double = 1) {
        self.init(
            red: UInt8(hex >> 16 & 255), green: UInt8(hex >> 8 & 255), blue: UInt8(hex & 255), opacity: opacity)
    }

    /// Returns the same colour with another opacity.
    public func opacity(_ opacity: Double) -> Colour {
        var colour = self
        colour.opacity = opacity
        return colour
    }

    /// Returns the same colour with its opacity multiplied by a fraction, 0…1.
    public func faded(to fraction: Double) -> Colour {
        opacity(opacity * min(max(fraction, 0), 1))
    }

    /// Returns a mixture with another colour: `part` 0 is this colour, 1 the other.
    public func mixed(with other: Colour, by part: Double) -> Colour {
        let part = min(max(part, 0), 1)
        func mix(_ from: UInt8, _ to: UInt8) -> UInt8 {
            UInt8((Double(from) + (Double(to) - Double(from)) * part).rounded())
        }
        return Colour(
            red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue),
            opacity: opacity + (other.opacity - opacity) * part)
    }

    /// The relative luminance of WCAG 2.2, from 0 (black) to 1 (white).
    public var luminance: Double {
        func linear(_ component: UInt8) -> Double {
            let value = Double(component) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// The contrast ratio of WCAG 2.2, from 1 (the same luminance) to 21 (black on white).
    public func contrast(with other: Colour) -> Double {
        let (one, two) = (luminance + 0.05, other.luminance + 0.05)
        return max(one, two) / min(one, two)
    }
}

/// The colours of charts: greys, and a few colours that colour-blind readers can distinguish too.
public enum Palette {
    /// The background of a chart.
    public static let background = Colour(hex: 0xfcfcfd)
    /// A panel on the background.
    public static let panel = Colour(hex: 0xf1f3f6)
    /// The lines of a grid.
    public static let grid = Colour(hex: 0xdfe3e8)
    /// Axes and frames.
    public static let axis = Colour(hex: 0x9aa3ae)
    /// Less important text.
    public static let faint = Colour(hex: 0x667080)
    /// Text.
    public static let text = Colour(hex: 0x1c2430)

    /// The most important data.
    public static let blue = Colour(hex: 0x2266cc)
    /// The second most important data.
    public static let orange = Colour(hex: 0xe07b1a)
    /// Correct answers.
    public static let green = Colour(hex: 0x1f9d6b)
    /// Wrong answers.
    public static let red = Colour(hex: 0xcc3344)
    /// Further data.
    public static let teal = Colour(hex: 0x1c93a8)

    /// Returns the colour of a share 0…1 in a heat map: from the background to a dark blue.
    public static func heat(_ share: Double) -> Colour {
        let stops = [
            background, Colour(hex: 0xbfd6f2), Colour(hex: 0x5b96dc), Colour(hex: 0x1f57ae), Colour(hex: 0x0d2a5c),
        ]
        // A square root spreads small shares: a confusion of 2 % has to be visible.
        let place = min(max(share, 0), 1).squareRoot() * Double(stops.count - 1)
        let lower = min(Int(place), stops.count - 2)
        return stops[lower].mixed(with: stops[lower + 1], by: place - Double(lower))
    }

    /// Returns the colour of text, dark or light, that is easier to read on a colour.
    public static func readable(on colour: Colour) -> Colour {
        let luminance = (77 * Int(colour.red) + 150 * Int(colour.green) + 29 * Int(colour.blue)) >> 8
        return luminance > 120 ? text : background
    }
}
