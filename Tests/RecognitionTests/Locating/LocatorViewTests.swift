import Imaging
import Testing

@testable import Recognition

@Suite struct LocatorViewTests {
    private func view(_ width: Int, _ height: Int, _ region: Region? = nil) -> LocatorView {
        let whole = Region(x: 0, y: 0, width: Double(width), height: Double(height))
        return LocatorView(region ?? whole, width: width, height: height, columns: 96, rows: 72)
    }

    @Test func aPictureOfTheSameShapeFillsTheInput() {
        let view = view(640, 480)
        #expect(view.columns == 0..<96 && view.rows == 0..<72)
        #expect(view.region == Region(x: 0, y: 0, width: 640, height: 480))
        #expect(
            view.picture(Region(x: 24, y: 18, width: 48, height: 36)) == Region(x: 160, y: 120, width: 320, height: 240)
        )
    }

    @Test(
        "Pictures of other shapes are shown whole, in the middle",
        arguments: [
            (640, 360, 0..<96, 9..<63), (480, 640, 21..<75, 0..<72), (100, 100, 12..<84, 0..<72),
            (96, 1, 0..<96, 36..<37),
        ])
    func letterBox(width: Int, height: Int, columns: Range<Int>, rows: Range<Int>) {
        let view = view(width, height)
        #expect(view.columns == columns)
        #expect(view.rows == rows)
        #expect(abs(view.region.x) <= view.scale / 2 && abs(view.region.y) <= view.scale)
    }

    @Test func boxesGoThereAndBack() {
        let view = view(480, 640, Region(x: 100, y: 50, width: 200, height: 300))
        let box = Region(x: 130, y: 70, width: 60, height: 90)
        let back = view.picture(view.input(box))
        #expect(abs(back.x - box.x) < 1e-9 && abs(back.y - box.y) < 1e-9)
        #expect(abs(back.width - box.width) < 1e-9 && abs(back.height - box.height) < 1e-9)
        // 300 pixels in 72 rows.
        #expect(abs(view.input(box).height - 90 * 72 / 300) < 1e-9)
    }

    @Test func aPartShowsMoreOfThePictureBesideIt() {
        let view = view(640, 480, Region(x: 200, y: 100, width: 72, height: 72))
        #expect(view.scale == 1)
        #expect(view.columns == 0..<96 && view.rows == 0..<72)
        #expect(view.region == Region(x: 188, y: 100, width: 96, height: 72))
    }

    @Test func beyondThePicturesEdgeNothingIsSeen() {
        let view = view(100, 100, Region(x: -48, y: 0, width: 96, height: 72))
        #expect(view.columns == 48..<96 && view.rows == 0..<72)
        #expect(view.region == Region(x: 0, y: 0, width: 48, height: 72))
    }
}
