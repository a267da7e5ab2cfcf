/// How text looks.
public struct TextStyle: Sendable, Equatable {
    /// Height of the type in pixels.
    public var size: Int
    /// Whether it is bold.
    public var bold: Bool
    /// Its colour.
    public var colour: Colour

    /// Makes a style.
    public init(size: Int = 14, bold: Bool = false, colour: Colour = Palette.text) {
        self.size = size
        self.bold = bold
        self.colour = colour
    }
}

/// Where text lies about its place, from left to right.
public enum TextAlignment: Sendable {
    /// The place is its left end.
    case left
    /// The place is its middle.
    case centre
    /// The place is its right end.
    case right
}
