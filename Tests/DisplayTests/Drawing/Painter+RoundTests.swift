import Testing

@testable import Display

@MainActor @Suite struct PainterRoundTests {
    let white = ScreenColour(0xFFFFFF)

    @Test func discsAreRound() throws {
        let sheet = try Sheet(width: 60, height: 60)
        sheet.painter.fillDisc(centre: Point(x: 30, y: 30), radius: 20, white)
        let picture = try sheet.picture()
        #expect(
            picture.bounds(near: white, in: Rect(picture), tolerance: 128) == Rect(x: 10, y: 10, width: 40, height: 40))
        #expect(abs(picture.count(near: white, in: Rect(picture), tolerance: 128) - 1257) < 25)
    }

    @Test func ringsFillClockwise() throws {
        let sheet = try Sheet(width: 100, height: 100)
        sheet.painter.drawRing(centre: Point(x: 50, y: 50), radius: 40, thickness: 8, turn: 0.5, white)
        let picture = try sheet.picture()
        #expect(picture[86, 50] == white)
        #expect(picture[14, 50] == ScreenColour(0x000000))
        #expect(picture[50, 50] == ScreenColour(0x000000))
        #expect(picture.bounds(near: white, in: Rect(picture), tolerance: 128)?.maxX == 90)
    }

    @Test func ringsHaveAsMuchInkAsTheyAreFull() throws {
        let ink = try [0.25, 0.5, 1].map { turn in
            let sheet = try Sheet(width: 100, height: 100)
            sheet.painter.drawRing(centre: Point(x: 50, y: 50), radius: 40, thickness: 4, turn: turn, white)
            let picture = try sheet.picture()
            return Double(picture.count(near: white, in: Rect(picture), tolerance: 128))
        }
        #expect(abs(ink[0] / ink[2] - 0.25) < 0.03)
        #expect(abs(ink[1] / ink[2] - 0.5) < 0.03)
    }

    @Test func nothingIsDrawnForNothing() throws {
        let sheet = try Sheet(width: 100, height: 100)
        sheet.painter.drawRing(centre: Point(x: 50, y: 50), radius: 40, thickness: 8, turn: 0, white)
        let picture = try sheet.picture()
        #expect(picture.count(near: white, in: Rect(picture), tolerance: 200) == 0)
    }

    @Test func roundedRectanglesLackOnlyTheirCorners() throws {
        let sheet = try Sheet(width: 60, height: 40)
        sheet.painter.fillRounded(Rect(x: 5, y: 5, width: 50, height: 30), radius: 10, white)
        let picture = try sheet.picture()
        let missing = 50 * 30 - picture.count(near: white, in: Rect(picture), tolerance: 128)
        #expect(abs(Double(missing) - (4 - Double.pi) * 100) < 12)
        #expect(picture[5, 5] == ScreenColour(0x000000) && picture[30, 5] == white && picture[5, 20] == white)
    }

    @Test func translucentRoundedRectanglesHaveNoSeams() throws {
        let sheet = try Sheet(width: 60, height: 40)
        sheet.painter.fillRounded(Rect(x: 5, y: 5, width: 50, height: 30), radius: 10, white.faded(to: 0.5))
        let picture = try sheet.picture()
        #expect(
            picture.count(near: ScreenColour(0x808080), in: Rect(x: 15, y: 5, width: 30, height: 30), tolerance: 3)
                == 900)
        #expect(picture.bounds(near: white, in: Rect(picture), tolerance: 100) == nil)
    }

    @Test func aRectangleWithoutRoundingIsWhole() throws {
        let sheet = try Sheet(width: 20, height: 20)
        sheet.painter.fillRounded(Rect(x: 2, y: 2, width: 10, height: 10), radius: 0.4, white)
        let picture = try sheet.picture()
        #expect(picture.count(near: white, in: Rect(picture)) == 100)
    }

    @Test func cornersAreMaskedOverAPicture() throws {
        let sheet = try Sheet(width: 40, height: 40)
        let area = Rect(x: 0, y: 0, width: 40, height: 40)
        sheet.painter.fill(area, white)
        sheet.painter.maskCorners(of: area, radius: 12, ScreenColour(0x000000))
        let picture = try sheet.picture()
        for (x, y) in [(0, 0), (39, 0), (0, 39), (39, 39)] {
            #expect(picture[x, y] == ScreenColour(0x000000))
        }
        #expect(picture[20, 0] == white && picture[0, 20] == white && picture[20, 20] == white)
    }
}
