import Imaging
import Testing

@testable import Display

@MainActor @Suite struct ChartOverlayTests {
    let layout = WindowLayout(width: 800, height: 600, videoAspect: 4 / 3)

    @Test func theChartKeepsItsShapeInTheMiddle() throws {
        let sheet = try Sheet(width: 800, height: 600)
        let green = ScreenColour(0x20C040)
        var chart = RGBImage(width: 300, height: 100)
        for pixel in 0..<30_000 {
            chart.pixels.replaceSubrange(pixel * 3..<pixel * 3 + 3, with: [0x20, 0xC0, 0x40])
        }
        let texture = try #require(chart.makeTexture(for: sheet.painter.renderer))
        ChartOverlay(layout: layout, texture: texture).draw(with: sheet.painter)
        let picture = try sheet.picture()
        let bounds = try #require(picture.bounds(near: green, in: Rect(picture)))
        #expect(abs(bounds.width / bounds.height - 3) < 0.05)
        #expect(bounds.width > 700)
        #expect(abs(bounds.centre.x - 400) <= 1 && abs(bounds.centre.y - 300) <= 1)
    }

    @Test func whileItIsMadeThereIsAWord() throws {
        let sheet = try Sheet(width: 800, height: 600)
        ChartOverlay(layout: layout, texture: nil).draw(with: sheet.painter)
        let picture = try sheet.picture()
        #expect(picture.count(near: Theme.ink, in: Rect(x: 200, y: 250, width: 400, height: 100), tolerance: 60) > 100)
    }

    @Test func anEmptyPictureHasNoTexture() throws {
        let sheet = try Sheet(width: 8, height: 8)
        #expect(RGBImage(width: 0, height: 0).makeTexture(for: sheet.painter.renderer) == nil)
    }
}
