import Charts

/// The window's colours, which differ in lightness as well as in hue.
///
/// Blue and amber can be distinguished with every common kind of colour blindness.
enum Theme {
    static let background = Colour(hex: 0x0D1015)
    static let panel = Colour(hex: 0x161B22)
    static let track = Colour(hex: 0x2A313C)
    static let ink = Colour(hex: 0xF4F6F8)
    static let quiet = Colour(hex: 0x9AA5B1)
    static let accent = Colour(hex: 0x5CB8F2)
    static let accentQuiet = Colour(hex: 0x45637C)
    static let warning = Colour(hex: 0xFFB84D)
    static let recording = Colour(hex: 0xFF7A59)
    static let shade = Colour(hex: 0x05070A)
}

extension Colour {
    /// The opacity as SDL takes it, 0…255.
    var alpha: UInt8 { UInt8((min(max(opacity, 0), 1) * 255).rounded()) }
}
