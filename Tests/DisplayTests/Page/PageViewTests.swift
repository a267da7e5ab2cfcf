import Charts
import Imaging
import TestSupport
import Testing

@testable import Display

@MainActor
@Suite(.serialized, .enabled(if: XServer.isInstalled, "Xvfb is not installed"))
struct PageViewTests {
    private func photograph(_ page: PageContent, size: (Int, Int) = (1280, 720)) throws -> (RGBImage, PageLayout) {
        let window = try TestDisplay.open(width: size.0, height: size.1)
        window.show(page)
        return (try #require(window.photograph(of: page)), window.pageLayout(of: page))
    }

    @Test(arguments: [(1280, 720), (640, 480)])
    func aQuestionShowsItsPictureTextAndField(size: (Int, Int)) throws {
        let grey = RGBImage(width: 64, height: 48, pixels: [UInt8](repeating: 0xA0, count: 64 * 48 * 3))
        let page = PageContent(
            title: "Reading", large: "•••••", lines: [.init("2 tries left", .advice)], picture: grey, typed: "HEL",
            buttons: [.init(.enter, "Check")])
        let (picture, layout) = try photograph(page, size: size)
        let (scene, field) = (try #require(layout.scene), try #require(layout.field))
        #expect(Double(picture.count(near: Colour(hex: 0xA0A0A0), in: scene)) > scene.width * scene.height * 0.9)
        #expect(picture.count(near: Theme.ink, in: field, tolerance: 70) > 40)
        #expect(picture.count(near: Theme.ink, in: layout.column, tolerance: 70) > 40)
        #expect(picture.count(near: Theme.warning, in: layout.column, tolerance: 70) > 20)
        #expect(picture.count(near: Theme.ink, in: layout.buttons[0], tolerance: 70) > 20)
    }

    @Test func whatIsFinishedOfAWordAndTheRingAreBlue() throws {
        let word = PageContent(title: "", large: "HELLO", finished: 2)
        let (picture, layout) = try photograph(word)
        let ratio =
            Double(picture.count(near: Theme.accent, in: layout.column))
            / Double(picture.count(near: Theme.ink, in: layout.column))
        #expect((0.4...1.2).contains(ratio), "two of five letters: \(ratio)")
        let half = try photograph(PageContent(title: "", large: "A", progress: 0.5)).0
        let whole = try photograph(PageContent(title: "", large: "A", progress: 1)).0
        let place = Rectangle(half)
        #expect(
            whole.count(near: Theme.accent, in: place) > Int(1.8 * Double(half.count(near: Theme.accent, in: place))))
    }

    @Test func barsAreAsHighAsTheirShares() throws {
        let page = PageContent(
            title: "",
            bars: [.init(label: "A", share: 1), .init(label: "B", share: 0.3), .init(label: "C", share: nil)])
        let (picture, layout) = try photograph(page)
        let chart = PageChart(bars: page.bars, place: try #require(layout.chart), size: layout.bodySize)
        let full = picture.count(near: Theme.accent, in: chart.track(0))
        let low = picture.count(near: Theme.warning, in: chart.track(1))
        #expect(abs(Double(low) / Double(full) - 0.3) < 0.05)
        #expect(picture.count(near: Theme.accent, in: chart.track(2)) == 0)
    }

    @Test func afterAPageWhatIsReadIsShownAgain() throws {
        let window = try TestDisplay.open()
        window.show(nil, WindowContent(text: "HELLO"), WindowStatus(source: "Test"))
        let before = try #require(window.photograph())
        window.show(PageContent(title: "Practice", buttons: [.init(.enter, "Reading")], listsButtons: true))
        window.leavePages()
        window.show(nil, WindowContent(text: "HELLO"), WindowStatus(source: "Test"))
        #expect(try #require(window.photograph()) == before)
        #expect(!window.needsDrawing || window.page == nil)
    }
}

extension Window {
    /// Draws a page, and returns the window's pixels.
    fileprivate func photograph(of page: PageContent) -> RGBImage? { pixels { drawPage(page) } }
}
