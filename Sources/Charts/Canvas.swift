import Imaging

/// A picture to draw on, for contact sheets, charts and confusion matrices.
///
/// Coordinates are in pixels from the top left; the first pixel covers 0…1. Edges are smooth. Nothing is drawn outside
/// the canvas.
public struct Canvas: Sendable {
    /// The picture as drawn so far.
    public private(set) var image: RGBImage

    /// Width in pixels.
    public var width: Int { image.width }
    /// Height in pixels.
    public var height: Int { image.height }

    /// Makes a canvas of one colour.
    public init(width: Int, height: Int, background: Colour = Palette.background) {
        image = RGBImage(width: width, height: height)
        fill(
            Rectangle(x: 0, y: 0, width: Double(width), height: Double(height)),
            with: background.opacity(1))
    }

    /// Makes a canvas that shows a picture.
    public init(_ image: RGBImage) {
        self.image = image
    }

    /// Lays a colour over a pixel.
    ///
    /// - Parameter coverage: the share of the pixel that is coloured, 0…1.
    mutating func blend(_ colour: Colour, x: Int, y: Int, coverage: Double) {
        let part = min(max(coverage, 0), 1) * colour.opacity
        guard part > 0, x >= 0, y >= 0, x < width, y < height else { return }
        let place = 3 * (y * width + x)
        image.pixels[place] = Self.mix(image.pixels[place], colour.red, part)
        image.pixels[place + 1] = Self.mix(image.pixels[place + 1], colour.green, part)
        image.pixels[place + 2] = Self.mix(image.pixels[place + 2], colour.blue, part)
    }

    /// Lays a colour over every pixel of an area, by the share of the pixel that a shape covers.
    ///
    /// - Parameters:
    ///   - bounds: a rectangle that contains the shape.
    ///   - coverage: returns the covered share, 0…1, for the centre of a pixel.
    mutating func cover(_ bounds: Rectangle, with colour: Colour, by coverage: (Double, Double) -> Double) {
        for y in Self.pixels(from: bounds.y, to: bounds.maxY, count: height) {
            for x in Self.pixels(from: bounds.x, to: bounds.maxX, count: width) {
                blend(colour, x: x, y: y, coverage: coverage(Double(x) + 0.5, Double(y) + 0.5))
            }
        }
    }

    /// Returns the pixels between two positions on an axis; none if a position is not a number.
    static func pixels(from low: Double, to high: Double, count: Int) -> Range<Int> {
        let first = min(max(low.rounded(.down), 0), Double(count))
        let last = min(max(high.rounded(.up), first), Double(count))
        guard first.isFinite, last.isFinite, first < last else { return 0..<0 }
        return Int(first)..<Int(last)
    }

    /// Returns the pixel edge that is nearest to a position; nil far outside of any picture.
    static func pixel(_ place: Double) -> Int? {
        abs(place) < 1e9 ? Int(place.rounded()) : nil
    }

    private static func mix(_ old: UInt8, _ new: UInt8, _ part: Double) -> UInt8 {
        UInt8((Double(old) + (Double(new) - Double(old)) * part).rounded())
    }
}

extension Canvas {
    /// Draws a picture, scaled to fill a rectangle whose edges are rounded to whole pixels.
    ///
    /// - Throws: `ImageError.malformedFrame` if the picture has no pixels.
    public mutating func draw(_ picture: RGBImage, in rectangle: Rectangle) throws(ImageError) {
        guard let left = Self.pixel(rectangle.x), let right = Self.pixel(rectangle.maxX),
            let top = Self.pixel(rectangle.y), let bottom = Self.pixel(rectangle.maxY),
            left < self.width, top < self.height, right >= 0, bottom >= 0
        else { return }
        let (width, height) = (max(right - left, 1), max(bottom - top, 1))
        let channels = try (0..<3).map { channel throws(ImageError) in
            try picture.channel(channel).resized(width: width, height: height)
        }
        for y in 0..<height {
            for x in 0..<width {
                let colour = Colour(red: channels[0][x, y], green: channels[1][x, y], blue: channels[2][x, y])
                blend(colour, x: left + x, y: top + y, coverage: 1)
            }
        }
    }

    /// Draws a grey picture, scaled to fill a rectangle whose edges are rounded to whole pixels.
    ///
    /// - Throws: `ImageError.malformedFrame` if the picture has no pixels.
    public mutating func draw(_ picture: GreyImage, in rectangle: Rectangle) throws(ImageError) {
        try draw(RGBImage(picture), in: rectangle)
    }
}

extension RGBImage {
    /// Returns one of the three colours as a grey picture.
    fileprivate func channel(_ channel: Int) -> GreyImage {
        GreyImage(
            width: width, height: height, pixels: stride(from: channel, to: pixels.count, by: 3).map { pixels[$0] })
    }
}
