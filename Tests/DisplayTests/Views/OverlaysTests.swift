import Charts
import Imaging
import Testing

@testable import Display

@MainActor @Suite struct HelpOverlayTests {
    nonisolated static let sizes = [
        (1280, 720), (640, 480), (320, 240), (1920, 1080), (720, 1280), (2560, 600), (480, 360),
    ]

    @Test(arguments: sizes)
    func everyKeyIsListedInTheWindow(size: (Int, Int)) throws {
        let layout = WindowLayout(width: Double(size.0), height: Double(size.1), videoAspect: 4 / 3)
        let sheet = try Sheet(width: size.0, height: size.1)
        HelpOverlay(layout: layout).draw(with: sheet.painter)
        let picture = try sheet.picture()
        let keys = try #require(picture.bounds(near: Theme.accent, in: Rectangle(picture), tolerance: 60))
        let words = try #require(picture.bounds(near: Theme.ink, in: Rectangle(picture), tolerance: 60))
        #expect(keys.x > 2 && words.maxX < Double(size.0) - 2)
        #expect(words.y > 2 && keys.maxY < Double(size.1) - 2)
    }

    @Test(arguments: sizes)
    func theCardFitsTheWindow(size: (Int, Int)) throws {
        let layout = WindowLayout(width: Double(size.0), height: Double(size.1), videoAspect: 4 / 3)
        let arrangement = HelpOverlay(layout: layout).arrange { Double($0) * 16 }
        #expect(arrangement.card.x >= 0 && arrangement.card.maxX <= Double(size.0))
        #expect(arrangement.card.y >= 0 && arrangement.card.maxY <= Double(size.1))
        #expect(arrangement.rows * arrangement.columns >= KeyBindings.entries.count)
        #expect(arrangement.list.y > arrangement.card.y && arrangement.list.maxY < arrangement.card.maxY)
    }

    @Test func typeGrowsWithTheWindow() {
        let size = { (width: Double, height: Double) in
            HelpOverlay(layout: WindowLayout(width: width, height: height, videoAspect: 4 / 3))
                .arrange { Double($0) * 16 }.size
        }
        #expect(size(1920, 1080) > size(1280, 720))
        #expect(size(1280, 720) > size(320, 240))
    }

    @Test func theWindowBehindStepsBack() throws {
        let layout = WindowLayout(width: 640, height: 480, videoAspect: 4 / 3)
        let sheet = try Sheet(width: 640, height: 480)
        sheet.painter.clear(Theme.ink)
        HelpOverlay(layout: layout).draw(with: sheet.painter)
        #expect(try sheet.picture()[3, 3].luminance < 0.1)
    }
}

@MainActor @Suite struct ChartOverlayTests {
    let layout = WindowLayout(width: 800, height: 600, videoAspect: 4 / 3)

    @Test func theChartKeepsItsShapeInTheMiddle() throws {
        let sheet = try Sheet(width: 800, height: 600)
        let green = Colour(hex: 0x20C040)
        var chart = RGBImage(width: 300, height: 100)
        for pixel in 0..<30_000 {
            chart.pixels.replaceSubrange(pixel * 3..<pixel * 3 + 3, with: [0x20, 0xC0, 0x40])
        }
        let texture = try #require(chart.makeTexture(for: sheet.painter.renderer))
        ChartOverlay(layout: layout, texture: texture).draw(with: sheet.painter)
        let picture = try sheet.picture()
        let bounds = try #require(picture.bounds(near: green, in: Rectangle(picture)))
        #expect(abs(bounds.width / bounds.height - 3) < 0.05)
        #expect(bounds.width > 700)
        #expect(abs(bounds.centre.x - 400) <= 1 && abs(bounds.centre.y - 300) <= 1)
    }

    @Test func whileItIsMadeThereIsAWord() throws {
        let sheet = try Sheet(width: 800, height: 600)
        ChartOverlay(layout: layout, texture: nil).draw(with: sheet.painter)
        let picture = try sheet.picture()
        #expect(
            picture.count(near: Theme.ink, in: Rectangle(x: 200, y: 250, width: 400, height: 100), tolerance: 60) > 100)
    }

    @Test func anEmptyPictureHasNoTexture() throws {
        let sheet = try Sheet(width: 8, height: 8)
        #expect(RGBImage(width: 0, height: 0).makeTexture(for: sheet.painter.renderer) == nil)
    }
}
