import Charts
import Imaging
import Testing

@testable import Display

@MainActor @Suite struct PainterTests {
    let white = Colour(hex: 0xFFFFFF)

    @Test func rectanglesFillTheirPixels() throws {
        let sheet = try Sheet(width: 40, height: 30)
        sheet.painter.fill(Rectangle(x: 5, y: 6, width: 10, height: 4), white)
        let picture = try sheet.picture()
        #expect(picture.count(near: white, in: Rectangle(picture)) == 40)
        #expect(picture.bounds(near: white, in: Rectangle(picture)) == Rectangle(x: 5, y: 6, width: 10, height: 4))
    }

    @Test func translucentColoursMix() throws {
        let sheet = try Sheet(width: 4, height: 4)
        sheet.painter.fill(Rectangle(x: 0, y: 0, width: 4, height: 4), white.faded(to: 0.5))
        #expect(try sheet.picture()[1, 1].distance(to: Colour(hex: 0x808080)) <= 2)
    }

    @Test func meshesAreFilled() throws {
        let sheet = try Sheet(width: 60, height: 60)
        let diamond = [Point(x: 30, y: 5), Point(x: 55, y: 30), Point(x: 30, y: 55), Point(x: 5, y: 30)]
        sheet.painter.fill(Mesh.polygon(diamond), white)
        let picture = try sheet.picture()
        #expect(picture[30, 30] == white)
        #expect(picture[8, 8] == Colour(hex: 0x000000))
        let area = picture.count(near: white, in: Rectangle(picture), tolerance: 100)
        #expect(abs(area - 1250) < 90)
    }

    @Test func sizeIsThatOfTheSheet() throws {
        let sheet = try Sheet(width: 40, height: 30)
        #expect(sheet.painter.size == (40, 30))
    }

    @Test(arguments: [Painter.Alignment.left, .centre, .right])
    func textStandsWhereItIsAligned(alignment: Painter.Alignment) throws {
        let sheet = try Sheet(width: 300, height: 100)
        let width = sheet.painter.write(
            "HAND", x: 150, middle: 50, size: 40, weight: .bold, white, align: alignment)
        let picture = try sheet.picture()
        let ink = try #require(picture.bounds(near: white, in: Rectangle(picture), tolerance: 120))
        let start =
            switch alignment {
            case .left: 150.0
            case .centre: 150 - width / 2
            case .right: 150 - width
            }
        #expect(abs(ink.x - start) < 8 && abs(ink.maxX - (start + width)) < 8)
        #expect(abs(ink.centre.y - 50) <= 2, "capital letters stand about the middle")
        #expect(abs(ink.height - 29) <= 3, "capital letters are about 0.72 of the size high")
    }

    @Test func textHasItsColour() throws {
        let sheet = try Sheet(width: 100, height: 60)
        sheet.painter.write("I", x: 50, middle: 30, size: 50, weight: .bold, Theme.accent, align: .centre)
        let picture = try sheet.picture()
        #expect(picture.count(near: Theme.accent, in: Rectangle(picture)) > 100)
        #expect(picture.count(near: white, in: Rectangle(picture)) == 0)
    }

    @Test func widthsAddUp() throws {
        let sheet = try Sheet(width: 8, height: 8)
        let painter = sheet.painter
        let parts = painter.width(of: "AB", size: 20) + painter.width(of: "CD", size: 20)
        #expect(painter.width(of: "ABCD", size: 20) == parts)
        #expect(painter.width(of: "", size: 20) == 0)
    }

    @Test func clippingKeepsTheRest() throws {
        let sheet = try Sheet(width: 20, height: 20)
        sheet.painter.clipped(to: Rectangle(x: 0, y: 0, width: 10, height: 20)) {
            sheet.painter.fill(Rectangle(x: 0, y: 0, width: 20, height: 20), white)
        }
        sheet.painter.fill(Rectangle(x: 19, y: 19, width: 1, height: 1), white)
        let picture = try sheet.picture()
        #expect(picture.count(near: white, in: Rectangle(picture)) == 201)
    }

    @Test func mirroredTexturesExchangeTheirSides() throws {
        let sheet = try Sheet(width: 20, height: 10)
        var image = RGBImage(width: 2, height: 1)
        image.pixels = [255, 0, 0, 0, 0, 255]
        let texture = try #require(image.makeTexture(for: sheet.painter.renderer))
        sheet.painter.draw(texture, in: Rectangle(x: 0, y: 0, width: 20, height: 10), isMirrored: true)
        let picture = try sheet.picture()
        #expect(picture[1, 5].blue > 200 && picture[18, 5].red > 200)
    }

    @Test func drawingAgainAndAgainKeepsNoMoreTextures() throws {
        let sheet = try Sheet(width: 200, height: 50)
        for _ in 0..<50 {
            sheet.painter.clear(Colour(hex: 0x000000))
            sheet.painter.write("LETTERS", x: 0, middle: 25, size: 20, white)
        }
        #expect(sheet.painter.glyphs.count == 5)
    }
}

@MainActor @Suite struct PainterRoundTests {
    let white = Colour(hex: 0xFFFFFF)

    @Test func discsAreRound() throws {
        let sheet = try Sheet(width: 60, height: 60)
        sheet.painter.fillDisc(centre: Point(x: 30, y: 30), radius: 20, white)
        let picture = try sheet.picture()
        #expect(
            picture.bounds(near: white, in: Rectangle(picture), tolerance: 128)
                == Rectangle(x: 10, y: 10, width: 40, height: 40))
        #expect(abs(picture.count(near: white, in: Rectangle(picture), tolerance: 128) - 1257) < 25)
    }

    @Test func ringsFillClockwise() throws {
        let sheet = try Sheet(width: 100, height: 100)
        sheet.painter.drawRing(centre: Point(x: 50, y: 50), radius: 40, thickness: 8, turn: 0.5, white)
        let picture = try sheet.picture()
        #expect(picture[86, 50] == white)
        #expect(picture[14, 50] == Colour(hex: 0x000000))
        #expect(picture[50, 50] == Colour(hex: 0x000000))
        #expect(picture.bounds(near: white, in: Rectangle(picture), tolerance: 128)?.maxX == 90)
    }

    @Test func ringsHaveAsMuchInkAsTheyAreFull() throws {
        let ink = try [0.25, 0.5, 1].map { turn in
            let sheet = try Sheet(width: 100, height: 100)
            sheet.painter.drawRing(centre: Point(x: 50, y: 50), radius: 40, thickness: 4, turn: turn, white)
            let picture = try sheet.picture()
            return Double(picture.count(near: white, in: Rectangle(picture), tolerance: 128))
        }
        #expect(abs(ink[0] / ink[2] - 0.25) < 0.03)
        #expect(abs(ink[1] / ink[2] - 0.5) < 0.03)
    }

    @Test func nothingIsDrawnForNothing() throws {
        let sheet = try Sheet(width: 100, height: 100)
        sheet.painter.drawRing(centre: Point(x: 50, y: 50), radius: 40, thickness: 8, turn: 0, white)
        let picture = try sheet.picture()
        #expect(picture.count(near: white, in: Rectangle(picture), tolerance: 200) == 0)
    }

    @Test func roundedRectanglesLackOnlyTheirCorners() throws {
        let sheet = try Sheet(width: 60, height: 40)
        sheet.painter.fillRounded(Rectangle(x: 5, y: 5, width: 50, height: 30), radius: 10, white)
        let picture = try sheet.picture()
        let missing = 50 * 30 - picture.count(near: white, in: Rectangle(picture), tolerance: 128)
        #expect(abs(Double(missing) - (4 - Double.pi) * 100) < 12)
        #expect(picture[5, 5] == Colour(hex: 0x000000) && picture[30, 5] == white && picture[5, 20] == white)
    }

    @Test func translucentRoundedRectanglesHaveNoSeams() throws {
        let sheet = try Sheet(width: 60, height: 40)
        sheet.painter.fillRounded(Rectangle(x: 5, y: 5, width: 50, height: 30), radius: 10, white.faded(to: 0.5))
        let picture = try sheet.picture()
        #expect(
            picture.count(near: Colour(hex: 0x808080), in: Rectangle(x: 15, y: 5, width: 30, height: 30), tolerance: 3)
                == 900)
        #expect(picture.bounds(near: white, in: Rectangle(picture), tolerance: 100) == nil)
    }

    @Test func aRectangleWithoutRoundingIsWhole() throws {
        let sheet = try Sheet(width: 20, height: 20)
        sheet.painter.fillRounded(Rectangle(x: 2, y: 2, width: 10, height: 10), radius: 0.4, white)
        let picture = try sheet.picture()
        #expect(picture.count(near: white, in: Rectangle(picture)) == 100)
    }

    @Test func cornersAreMaskedOverAPicture() throws {
        let sheet = try Sheet(width: 40, height: 40)
        let area = Rectangle(x: 0, y: 0, width: 40, height: 40)
        sheet.painter.fill(area, white)
        sheet.painter.maskCorners(of: area, radius: 12, Colour(hex: 0x000000))
        let picture = try sheet.picture()
        for (x, y) in [(0, 0), (39, 0), (0, 39), (39, 39)] {
            #expect(picture[x, y] == Colour(hex: 0x000000))
        }
        #expect(picture[20, 0] == white && picture[0, 20] == white && picture[20, 20] == white)
    }
}
