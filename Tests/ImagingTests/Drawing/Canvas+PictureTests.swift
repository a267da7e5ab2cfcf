import Imaging
import Testing

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
