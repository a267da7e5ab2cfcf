import Charts
import Imaging
import Testing

@testable import Display

@MainActor @Suite struct TextPanelTests {
    let layout = WindowLayout(width: 1280, height: 720, videoAspect: 4 / 3)

    private func draw(
        _ text: String, corrections: [Range<Int>] = [], in layout: WindowLayout? = nil
    ) throws -> RGBImage {
        let layout = layout ?? self.layout
        let sheet = try Sheet(width: Int(layout.window.width), height: Int(layout.window.height))
        TextPanel(layout: layout, text: text, corrections: corrections).draw(with: sheet.painter)
        return try sheet.picture()
    }

    @Test func theTextIsThere() throws {
        let picture = try draw("HELLO")
        let ink = try #require(picture.bounds(near: Theme.ink, in: layout.text, tolerance: 60))
        #expect(ink.height > Double(layout.sizes.text) * 0.65)
        #expect(abs(ink.centre.y - layout.text.centre.y) < 4)
    }

    @Test func theCaretFollowsTheText() throws {
        let carets = try ["HI", "HI THERE", "HI THERE "].map { text in
            try #require(try draw(text).bounds(near: Theme.accent, in: layout.text, tolerance: 20))
        }
        #expect(carets[0].x < carets[1].x && carets[1].x < carets[2].x)
        #expect(carets[0].height > Double(layout.sizes.text) * 0.8)
    }

    @Test func longTextTakesMoreLinesAndKeepsItsEnd() throws {
        let text = String(repeating: "FINGERSPELLING ", count: 40) + "END"
        let picture = try draw(text)
        let ink = try #require(picture.bounds(near: Theme.ink, in: layout.text, tolerance: 60))
        #expect(ink.y >= layout.text.y && ink.maxY <= layout.text.maxY)
        #expect(ink.maxX <= layout.text.maxX)
        let outside = Rectangle(x: 0, y: 0, width: 1280, height: layout.text.y)
        #expect(picture.count(near: Theme.ink, in: outside, tolerance: 60) == 0)
        let caret = try #require(picture.bounds(near: Theme.accent, in: layout.text, tolerance: 20))
        #expect(caret.y > layout.text.centre.y, "the end is on the last line")
    }

    @Test func anEmptyTextGivesAHint() throws {
        let picture = try draw("")
        #expect(picture.count(near: Theme.quiet, in: layout.text, tolerance: 40) > 300)
        #expect(picture.count(near: Theme.ink, in: layout.text, tolerance: 20) == 0)
    }

    @Test func correctedWordsAreUnderlinedWithDots() throws {
        let text = "THE QUICK HELLO "
        let dots = { (picture: RGBImage) in picture.bounds(near: Theme.warning, in: layout.text) }
        #expect(dots(try draw(text)) == nil)
        let ink = try #require(try draw("THE QUICK ").bounds(near: Theme.ink, in: layout.text, tolerance: 60))
        let line = try #require(dots(try draw(text, corrections: [10..<15])))
        #expect(line.x > ink.maxX && line.y >= ink.maxY && line.height <= 5)
        let all = try #require(dots(try draw(text, corrections: [0..<3, 10..<15])))
        #expect(all.x < ink.x + 4 && all.maxX == line.maxX)
    }

    @Test func dotsFollowTheirWordToAnotherLine() throws {
        let text = String(repeating: "FINGERSPELLING ", count: 12) + "END"
        let last = text.count - 3
        let picture = try draw(text, corrections: [0..<14, last..<last + 3])
        let dots = try #require(picture.bounds(near: Theme.warning, in: layout.text))
        let ink = try #require(picture.bounds(near: Theme.ink, in: layout.text, tolerance: 60))
        // Of the word that has gone out of the panel no dot is left.
        #expect(dots.y > layout.text.centre.y && dots.height <= 5 && dots.maxY <= layout.text.maxY)
        #expect(ink.maxX > dots.x && dots.width < 100)
    }

    @Test func inASmallWindowTheTextStandsOnTheVideo() throws {
        let compact = WindowLayout(width: 320, height: 240, videoAspect: 4 / 3)
        let picture = try draw("HELLO WORLD", in: compact)
        #expect(picture.count(near: Theme.ink, in: compact.text, tolerance: 60) > 200)
        let empty = try draw("", in: compact)
        #expect(empty.count(near: Colour(hex: 0x000000), in: Rectangle(empty), tolerance: 0) == 320 * 240)
    }
}
