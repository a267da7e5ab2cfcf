import Charts
import Imaging
import Testing

@Suite struct CanvasShapesTests {
    /// White on black, so that a pixel's red is its coverage.
    static func coverage(width: Int, height: Int, _ draw: (inout Canvas, Colour) -> Void) -> GreyImage {
        var canvas = Canvas(width: width, height: height, background: Colour(hex: 0x000000))
        draw(&canvas, Colour(hex: 0xffffff))
        return canvas.image.luminance
    }

    static func area(_ image: GreyImage) -> Double {
        image.pixels.reduce(0) { $0 + Double($1) } / 255
    }

    @Test func rectanglesCoverPixelsInPart() {
        let image = Self.coverage(width: 4, height: 3) { canvas, white in
            canvas.fill(Rectangle(x: 0.5, y: 1, width: 2.25, height: 1), with: white)
        }
        #expect(image.pixels == [0, 0, 0, 0, 128, 255, 191, 0, 0, 0, 0, 0])
    }

    @Test(arguments: [3.0, 7.5, 20])
    func circlesHaveTheirArea(radius: Double) {
        let image = Self.coverage(width: 60, height: 60) { canvas, white in
            canvas.circle(x: 30, y: 30.5, radius: radius, with: white)
        }
        #expect(abs(Self.area(image) - .pi * radius * radius) < 0.02 * .pi * radius * radius + 1)
        #expect(image[30, 30] == 255)
    }

    @Test(arguments: [1.0, 0.75, 0.5, 0.2])
    func ringsHaveTheirArea(part: Double) {
        let image = Self.coverage(width: 100, height: 100) { canvas, white in
            canvas.ring(x: 50, y: 50, radius: 35, width: 8, part: part, with: white)
        }
        let caps = part < 1 ? Double.pi * 16 : 0
        let expected = 2 * .pi * 35 * 8 * part + caps
        #expect(abs(Self.area(image) - expected) < 0.02 * expected)
        #expect(image[50, 50] == 0)
    }

    @Test func arcsBeginAtTheTopAndRunClockwise() {
        let image = Self.coverage(width: 100, height: 100) { canvas, white in
            canvas.ring(x: 50, y: 50, radius: 40, width: 6, part: 0.25, with: white)
        }
        #expect(image[78, 21] == 255)
        #expect(image[21, 21] == 0 && image[78, 78] == 0 && image[21, 78] == 0)
        let none = Self.coverage(width: 100, height: 100) { canvas, white in
            canvas.ring(x: 50, y: 50, radius: 40, width: 6, part: 0, with: white)
        }
        #expect(none.pixels.allSatisfy { $0 == 0 })
    }

    @Test func roundCornersAreCutOff() {
        let image = Self.coverage(width: 40, height: 40) { canvas, white in
            canvas.fill(Rectangle(x: 5, y: 5, width: 30, height: 30), radius: 10, with: white)
        }
        #expect(abs(Self.area(image) - (900 - 400 + .pi * 100)) < 6)
        #expect(image[5, 5] == 0 && image[34, 34] == 0)
        #expect(image[5, 20] == 255 && image[20, 20] == 255)
    }

    @Test func framesAreHollow() {
        let image = Self.coverage(width: 20, height: 20) { canvas, white in
            canvas.frame(Rectangle(x: 2, y: 2, width: 16, height: 16), width: 2, with: white)
        }
        #expect(abs(Self.area(image) - (256 - 144)) < 3)
        #expect(image[10, 10] == 0 && image[2, 10] == 255 && image[3, 10] == 255 && image[4, 10] == 0)
    }

    @Test func linesHaveTheirLengthAndWidth() {
        let slanted = Self.coverage(width: 60, height: 60) { canvas, white in
            canvas.line(fromX: 10, y: 10, toX: 40, y: 50, width: 4, with: white)
        }
        #expect(abs(Self.area(slanted) - (50 * 4 + .pi * 4)) < 5)
        let thin = Self.coverage(width: 60, height: 5) { canvas, white in
            canvas.line(fromX: 5, y: 2.5, toX: 55, y: 2.5, width: 0.5, with: white)
        }
        #expect(thin[30, 2] == 128)
        let dot = Self.coverage(width: 9, height: 9) { canvas, white in
            canvas.line(fromX: 4.5, y: 4.5, toX: 4.5, y: 4.5, width: 6, with: white)
        }
        #expect(abs(Self.area(dot) - .pi * 9) < 1.5)
    }

    @Test func polylinesGoFromPointToPoint() {
        let image = Self.coverage(width: 30, height: 30) { canvas, white in
            canvas.polyline([(5, 5), (25, 5), (25, 25)], width: 2, with: white)
        }
        #expect(image[15, 5] == 255 && image[25, 15] == 255)
        #expect(image[5, 25] == 0)
    }
}
