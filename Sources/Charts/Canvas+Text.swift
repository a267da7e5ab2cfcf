import CSDL2
import Imaging

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

extension Canvas {
    /// Writes a line of text.
    ///
    /// - Parameters:
    ///   - x: the place that `alignment` refers to.
    ///   - y: half-way between the top and the bottom of the line.
    /// - Throws: `ImageError.noFont`.
    public mutating func write(
        _ text: String, x: Double, y: Double, style: TextStyle = TextStyle(), alignment: TextAlignment = .left
    ) throws(ImageError) {
        guard let mask = try Self.mask(of: text, style: style) else { return }
        let shift =
            switch alignment {
            case .left: 0.0
            case .centre: Double(mask.width) / 2
            case .right: Double(mask.width)
            }
        guard let left = Self.pixel(x - shift), let top = Self.pixel(y - Double(mask.height) / 2) else { return }
        for row in 0..<mask.height {
            for column in 0..<mask.width where mask[column, row] > 0 {
                blend(style.colour, x: left + column, y: top + row, coverage: Double(mask[column, row]) / 255)
            }
        }
    }

    /// The size in pixels that a line of text takes.
    ///
    /// - Throws: `ImageError.noFont`.
    public static func size(of text: String, style: TextStyle) throws(ImageError) -> (width: Int, height: Int) {
        try FontLibrary.withFont(bold: style.bold, size: style.size) { font in
            var (width, height): (Int32, Int32) = (0, 0)
            TTF_SizeUTF8(font, text, &width, &height)
            return (Int(width), Int(height))
        }
    }

    /// How much every pixel of a line of text is covered, 0…255; nil when nothing is to be seen.
    private static func mask(of text: String, style: TextStyle) throws(ImageError) -> GreyImage? {
        try FontLibrary.withFont(bold: style.bold, size: style.size) { font in
            let white = SDL_Color(r: 255, g: 255, b: 255, a: 255)
            guard let surface = TTF_RenderUTF8_Blended(font, text, white) else { return nil }
            defer { SDL_FreeSurface(surface) }
            let (width, height) = (Int(surface.pointee.w), Int(surface.pointee.h))
            guard width > 0, height > 0, let base = surface.pointee.pixels else { return nil }
            var mask = GreyImage(width: width, height: height)
            for y in 0..<height {
                let row = base + y * Int(surface.pointee.pitch)
                for x in 0..<width {
                    // The surface is always ARGB, 32 bits a pixel; the top byte is the coverage.
                    mask[x, y] = UInt8(row.load(fromByteOffset: 4 * x, as: UInt32.self) >> 24)
                }
            }
            return mask
        }
    }
}
