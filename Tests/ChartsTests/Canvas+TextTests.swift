import Charts
import Imaging
import Testing

@Suite struct CanvasTextTests {
    let style = TextStyle(size: 24, colour: Colour(hex: 0x000000))

    @Test func fillsWhatItMeasures() throws {
        let (width, height) = try Canvas.size(of: "Hand", style: style)
        #expect((30...90).contains(width) && (20...40).contains(height))
        let ink = try ink("Hand", x: 10, y: 30)
        #expect(ink.minX >= 8 && ink.maxX <= 10 + width + 2)
        #expect(ink.maxX - ink.minX > width * 8 / 10)
        #expect(ink.minY >= 30 - height / 2 - 1 && ink.maxY <= 30 + height / 2 + 1)
    }

    @Test func alignsAboutItsPlace() throws {
        let (width, _) = try Canvas.size(of: "Hand", style: style)
        let left = try ink("Hand", x: 100, y: 30, .left)
        let centre = try ink("Hand", x: 100, y: 30, .centre)
        let right = try ink("Hand", x: 100, y: 30, .right)
        #expect(abs(left.minX - right.minX - width) <= 1)
        #expect(abs(left.minX - centre.minX - width / 2) <= 1)
    }

    @Test func boldIsHeavierAndLargerIsLarger() throws {
        let regular = try ink("Hand", x: 10, y: 30)
        var bold = style
        bold.bold = true
        #expect(try ink("Hand", x: 10, y: 30, style: bold).weight > regular.weight)
        var large = style
        large.size = 36
        #expect(try ink("Hand", x: 10, y: 30, style: large).weight > 1.5 * regular.weight)
    }

    @Test func takesItsColour() throws {
        var canvas = Canvas(width: 60, height: 60, background: Colour(hex: 0xffffff))
        try canvas.write("█", x: 20, y: 30, style: TextStyle(size: 40, colour: Colour(hex: 0xff0000)))
        let colours = Set(
            stride(from: 0, to: canvas.image.pixels.count, by: 3).map {
                Array(canvas.image.pixels[$0..<$0 + 3])
            })
        #expect(colours.contains([255, 0, 0]))
        #expect(colours.allSatisfy { $0[0] == 255 && $0[1] == $0[2] })
    }

    @Test func writesNothingForNothing() throws {
        var canvas = Canvas(width: 20, height: 20)
        let before = canvas.image
        try canvas.write("", x: 5, y: 5)
        #expect(canvas.image == before)
        #expect(try Canvas.size(of: "", style: style).width == 0)
    }

    @Test func writesFromManyThreadsAtOnce() async throws {
        let expected = try ink("Hand", x: 10, y: 30).weight
        try await withThrowingTaskGroup(of: Double.self) { group in
            for _ in 0..<20 { group.addTask { try ink("Hand", x: 10, y: 30).weight } }
            for try await weight in group { #expect(weight == expected) }
        }
    }

    private struct Ink {
        var (minX, minY, maxX, maxY) = (Int.max, Int.max, Int.min, Int.min)
        var weight = 0.0
    }

    private func ink(
        _ text: String, x: Double, y: Double, _ alignment: TextAlignment = .left, style: TextStyle? = nil
    ) throws -> Ink {
        var canvas = Canvas(width: 200, height: 60, background: Colour(hex: 0xffffff))
        try canvas.write(text, x: x, y: y, style: style ?? self.style, alignment: alignment)
        let image = canvas.image.luminance
        var ink = Ink()
        for y in 0..<60 {
            for x in 0..<200 where image[x, y] < 250 {
                ink.minX = min(ink.minX, x)
                ink.maxX = max(ink.maxX, x)
                ink.minY = min(ink.minY, y)
                ink.maxY = max(ink.maxY, y)
                ink.weight += Double(255 - image[x, y])
            }
        }
        return ink
    }
}
