import Charts
import Imaging
import Testing

@testable import Display

@Suite struct PageLayoutTests {
    private static let buttons: [PageContent.Button] = [
        .init(.enter, "Check"), .init(.space, "Again"), .init(.left, "Slower"), .init(.right, "Faster"),
        .init(.character("?"), "Length"), .init(.tab, "Solution"), .init(.escape, "Menu"),
    ]
    private static let pages = [
        PageContent(title: "", picture: RGBImage(width: 4, height: 3), typed: "", buttons: buttons),
        PageContent(title: "", video: .init(), picture: RGBImage(width: 4, height: 4), buttons: buttons),
        PageContent(title: "", buttons: buttons, listsButtons: true),
        PageContent(title: "", buttons: buttons, bars: [.init(label: "A", share: 1)]),
    ]

    @Test("Nothing overlaps or leaves the window", arguments: [(640, 480), (1280, 720), (720, 1280), (320, 240)])
    func parts(size: (Double, Double)) {
        for page in Self.pages {
            let layout = PageLayout(page, width: size.0, height: size.1, aspect: 4 / 3) { Double($0.count * $1) * 0.6 }
            let parts =
                [layout.header, layout.column, layout.scene, layout.inset, layout.chart, layout.field]
                .compactMap { $0 } + layout.buttons
            for (index, part) in parts.enumerated() {
                #expect(part.x >= 0 && part.y >= 0 && part.maxX <= size.0 && part.maxY <= size.1)
                for other in parts.dropFirst(index + 1) {
                    let overlap = (
                        min(part.maxX, other.maxX) - max(part.x, other.x),
                        min(part.maxY, other.maxY) - max(part.y, other.y)
                    )
                    #expect(overlap.0 <= 1 || overlap.1 <= 1, "\(size): \(part) and \(other)")
                }
            }
            #expect(layout.buttons.count == Self.buttons.count)
        }
    }

    @Test func eachPartIsThereWhenItIsNeeded() {
        let layouts = Self.pages.map {
            PageLayout($0, width: 1280, height: 720, aspect: 4 / 3) { Double($0.count * $1) * 0.6 }
        }
        #expect(layouts.map { $0.scene != nil } == [true, true, false, false])
        #expect(layouts.map { $0.inset != nil } == [false, true, false, false])
        #expect(layouts.map { $0.field != nil } == [true, false, false, false])
        #expect(layouts.map { $0.chart != nil } == [false, false, false, true])
        #expect(layouts[0].scene.map { $0.height > 350 } == true, "the hand is what is looked at")
    }
}
