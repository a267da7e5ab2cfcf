import Charts
import Imaging
import Testing

@Suite struct CanvasTests {
    @Test func beginsWithItsBackground() {
        let canvas = Canvas(width: 2, height: 1, background: Colour(hex: 0x0a141e))
        #expect(canvas.image == RGBImage(width: 2, height: 1, pixels: [10, 20, 30, 10, 20, 30]))
        #expect(canvas.width == 2 && canvas.height == 1)
    }

    @Test func drawsOverAPicture() {
        var canvas = Canvas(RGBImage(width: 2, height: 1, pixels: [1, 2, 3, 4, 5, 6]))
        canvas.fill(Rectangle(x: 1, y: 0, width: 1, height: 1), with: Colour(hex: 0xffffff))
        #expect(canvas.image.pixels == [1, 2, 3, 255, 255, 255])
    }

    @Test func opacityMixes() {
        var canvas = Canvas(width: 1, height: 1, background: Colour(hex: 0x000000))
        canvas.fill(
            Rectangle(x: 0, y: 0, width: 1, height: 1), with: Colour(red: 200, green: 100, blue: 50, opacity: 0.5))
        #expect(canvas.image.pixels == [100, 50, 25])
    }

    /// Nothing that is asked for outside, or with numbers that are none, may crash or draw.
    @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300, -1e300, 1e9])
    func ignoresWhatLiesOutside(place: Double) throws {
        var canvas = Canvas(width: 8, height: 8)
        let before = canvas.image
        let colour = Palette.red
        canvas.fill(Rectangle(x: place, y: place, width: 3, height: 3), with: colour)
        canvas.fill(Rectangle(x: place, y: 0, width: 3, height: 3), radius: 1, with: colour)
        canvas.frame(Rectangle(x: place, y: place, width: 3, height: 3), with: colour)
        canvas.circle(x: place, y: 4, radius: 2, with: colour)
        canvas.ring(x: 4, y: place, radius: 2, width: 1, part: 0.3, with: colour)
        canvas.line(fromX: place, y: 9, toX: place, y: 20, with: colour)
        try canvas.write("A", x: place, y: place, style: TextStyle(colour: colour))
        try canvas.draw(GreyImage(width: 2, height: 2), in: Rectangle(x: place, y: place, width: 3, height: 3))
        #expect(canvas.image == before)
    }
}

@Suite struct CanvasPictureTests {
    @Test func drawsPixelForPixel() throws {
        var canvas = Canvas(width: 4, height: 3, background: Colour(hex: 0x000000))
        let picture = RGBImage(width: 2, height: 1, pixels: [10, 20, 30, 40, 50, 60])
        try canvas.draw(picture, in: Rectangle(x: 1, y: 1, width: 2, height: 1))
        var expected = RGBImage(width: 4, height: 3)
        expected.pixels.replaceSubrange(15..<21, with: picture.pixels)
        #expect(canvas.image == expected)
    }

    @Test func scalesColoursEachForItself() throws {
        var canvas = Canvas(width: 1, height: 1)
        let picture = RGBImage(width: 2, height: 1, pixels: [0, 100, 200, 100, 200, 0])
        try canvas.draw(picture, in: Rectangle(x: 0, y: 0, width: 1, height: 1))
        #expect(canvas.image.pixels == [50, 150, 100])
    }

    @Test func isCutAtTheEdges() throws {
        var canvas = Canvas(width: 2, height: 2, background: Colour(hex: 0x000000))
        try canvas.draw(
            GreyImage(width: 1, height: 1, filledWith: 9), in: Rectangle(x: -1, y: 1, width: 2, height: 2))
        #expect(canvas.image.luminance.pixels == [0, 0, 9, 0])
    }

    @Test func refusesAPictureWithoutPixels() {
        var canvas = Canvas(width: 2, height: 2)
        #expect(throws: ImageError.self) {
            try canvas.draw(GreyImage(width: 0, height: 0), in: Rectangle(x: 0, y: 0, width: 1, height: 1))
        }
    }
}
