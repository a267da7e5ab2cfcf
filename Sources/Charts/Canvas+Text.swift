import CSDL2
import Imaging

/// The look of text.
public struct TextStyle: Sendable, Equatable {
    /// The font size in pixels.
    public var size: Int
    /// Whether the text is bold.
    public var bold: Bool
    /// The colour of the text.
    public var colour: Colour

    /// Makes a style.
    public init(size: Int = 14, bold: Bool = false, colour: Colour = Palette.text) {
        self.size = size
        self.bold = bold
        self.colour = colour
    }
}

/// The horizontal position of text relative to its anchor.
public enum TextAlignment: Sendable {
    /// The text starts at the anchor.
    case left
    /// The middle of the text is at the anchor.
    case centre
    /// The text ends at the anchor.
    case right
}

extension Canvas {
    /// Writes a line of text.
    ///
    /// - Parameters:
    ///   - x: the horizontal anchor, in pixels.
    ///   - y: the middle between the top and the bottom of the line, in pixels.
    ///   - alignment: how the text lies relative to `x`.
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

    /// Returns the size of a line of text in pixels.
    ///
    /// - Throws: `ImageError.noFont`.
    public static func size(of text: String, style: TextStyle) throws(ImageError) -> (width: Int, height: Int) {
        try FontLibrary.withFont(bold: style.bold, size: style.size) { font in
            var (width, height): (Int32, Int32) = (0, 0)
            TTF_SizeUTF8(font, text, &width, &height)
            return (Int(width), Int(height))
        }
    }

    /// Returns how much a line of text covers every pixel, 0…255; nil if nothing is visible.
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
                    // The surface is always ARGB with 32 bits per pixel; the top byte is the coverage.
                    mask[x, y] = UInt8(row.load(fromByteOffset: 4 * x, as: UInt32.self) >> 24)
                }
            }
            return mask
        }
    }
}
