import Charts
import Imaging
import Testing

@testable import Display

@MainActor @Suite struct HoldRingTests {
    let layout = WindowLayout(width: 1280, height: 720, videoAspect: 4 / 3)

    private func draw(
        _ letter: String?, confidence: Float = 0.9, hold: Double = 0, glow: Double = 0
    ) throws -> RGBImage {
        let sheet = try Sheet(width: 1280, height: 720)
        HoldRing(layout: layout, letter: letter, confidence: confidence, hold: hold, glow: glow)
            .draw(with: sheet.painter)
        return try sheet.picture()
    }

    /// The inside of the ring.
    private var inside: Rectangle { layout.holdRing.inset(by: layout.holdRing.width * 0.15) }

    @Test func theLetterIsBigAndInTheMiddle() throws {
        let picture = try draw("H", confidence: 1)
        let ink = try #require(picture.bounds(near: Theme.ink, in: inside, tolerance: 60))
        #expect(ink.height > layout.holdRing.height * 0.33)
        #expect(abs(ink.centre.x - layout.holdRing.centre.x) < 4)
        #expect(abs(ink.centre.y - layout.holdRing.centre.y) < layout.holdRing.height * 0.08)
    }

    @Test(arguments: ["A", "M", "W", "Q", "J"])
    func everyLetterFitsInTheRing(letter: String) throws {
        let picture = try draw(letter, confidence: 1)
        let ink = try #require(picture.bounds(near: Theme.ink, in: Rectangle(picture), tolerance: 60))
        #expect(ink.x > inside.x && ink.maxX < inside.maxX && ink.y > inside.y && ink.maxY < inside.maxY)
    }

    @Test func longNamesFitToo() throws {
        let picture = try draw("SPACE", confidence: 1)
        let ink = try #require(picture.bounds(near: Theme.ink, in: Rectangle(picture), tolerance: 60))
        #expect(ink.x > layout.holdRing.x && ink.maxX < layout.holdRing.maxX)
    }

    @Test func doubtIsPaler() throws {
        let (sure, unsure) = (try draw("H", confidence: 1), try draw("H", confidence: 0.2))
        #expect(sure.count(near: Theme.ink, in: inside) > 1000)
        #expect(unsure.count(near: Theme.ink, in: inside) == 0)
    }

    @Test func noLetterIsADash() throws {
        let picture = try draw(nil)
        #expect(picture.count(near: Theme.ink, in: inside, tolerance: 60) == 0)
        let grey = Theme.panel.mixed(with: Theme.quiet, by: 0.6)
        let dash = try #require(picture.bounds(near: grey, in: inside, tolerance: 20))
        #expect(dash.width > 4 * dash.height)
    }

    @Test func theRingFillsInProportion() throws {
        let counts = try [0.25, 0.5, 0.75].map { hold in
            try draw(nil, hold: hold).count(near: Theme.accent, in: layout.holdRing, tolerance: 60)
        }
        #expect(abs(Double(counts[1]) / Double(counts[0]) - 2) < 0.2)
        #expect(abs(Double(counts[2]) / Double(counts[0]) - 3) < 0.3)
        #expect(try draw(nil, hold: 0).count(near: Theme.accent, in: layout.holdRing, tolerance: 60) == 0)
    }

    @Test func anAddedLetterGlows() throws {
        let bright = Theme.accent.mixed(with: Theme.ink, by: 0.6)
        #expect(try draw("A", glow: 1).count(near: bright, in: layout.holdRing) > 1000)
        #expect(try draw("A", glow: 0).count(near: bright, in: layout.holdRing) == 0)
    }

    @Test(arguments: [
        (Float(0.934), "93 %"), (0, "0 %"), (1, "100 %"), (0.999, "99 %"), (0.006, "1 %"), (-1, "0 %"), (3, "100 %"),
    ])
    func percents(probability: Float, expected: String) {
        #expect(Percent.text(probability) == expected)
    }
}
