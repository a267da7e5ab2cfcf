extension Canvas {
    /// Draws a picture, scaled to fill a rectangle whose edges are rounded to whole pixels.
    ///
    /// - Throws: `ImageError.malformedFrame` for a picture without pixels.
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

    /// Draws a picture without colour, scaled to fill a rectangle whose edges are rounded to whole pixels.
    ///
    /// - Throws: `ImageError.malformedFrame` for a picture without pixels.
    public mutating func draw(_ picture: GreyImage, in rectangle: Rectangle) throws(ImageError) {
        try draw(RGBImage(picture), in: rectangle)
    }
}

extension RGBImage {
    /// One of the three colours.
    fileprivate func channel(_ channel: Int) -> GreyImage {
        GreyImage(
            width: width, height: height, pixels: stride(from: channel, to: pixels.count, by: 3).map { pixels[$0] })
    }
}
