/// A colour with an opacity.
public struct Colour: Sendable, Hashable {
    /// Red, 0…255.
    public var red: UInt8
    /// Green, 0…255.
    public var green: UInt8
    /// Blue, 0…255.
    public var blue: UInt8
    /// 0 cannot be seen, 1 hides what lies beneath.
    public var opacity: Double

    /// Makes a colour from its parts.
    public init(red: UInt8, green: UInt8, blue: UInt8, opacity: Double = 1) {
        self.red = red
        self.green = green
        self.blue = blue
        self.opacity = opacity
    }

    /// Makes a colour as it is written on the web: `0xff8800` is orange.
    public init(hex: UInt32, opacity: Double = 1) {
        self.init(
            red: UInt8(hex >> 16 & 255), green: UInt8(hex >> 8 & 255), blue: UInt8(hex & 255), opacity: opacity)
    }

    /// The same colour, more or less transparent.
    public func opacity(_ opacity: Double) -> Colour {
        var colour = self
        colour.opacity = opacity
        return colour
    }

    /// The colour a part of the way to another: 0 is this one, 1 the other.
    public func mixed(with other: Colour, _ part: Double) -> Colour {
        let part = min(max(part, 0), 1)
        func mix(_ from: UInt8, _ to: UInt8) -> UInt8 {
            UInt8((Double(from) + (Double(to) - Double(from)) * part).rounded())
        }
        return Colour(
            red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue),
            opacity: opacity + (other.opacity - opacity) * part)
    }
}
