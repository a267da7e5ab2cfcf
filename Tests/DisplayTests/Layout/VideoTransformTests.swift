import Charts
import Imaging
import Testing

@testable import Display

@Suite struct VideoTransformTests {
    /// A frame of 640x480 shown at half its size, 100 to the right and 50 down.
    let plain = VideoTransform(
        frameWidth: 640, frameHeight: 480, view: Rectangle(x: 100, y: 50, width: 320, height: 240), isMirrored: false)

    var mirrored: VideoTransform {
        var result = plain
        result.isMirrored = true
        return result
    }

    @Test func placesOnTheWindow() {
        #expect(plain.toWindow(Point(x: 0, y: 0)) == Point(x: 100, y: 50))
        #expect(plain.toWindow(Point(x: 160, y: 480)) == Point(x: 180, y: 290))
        #expect(plain.scale == 0.5)
    }

    @Test func mirrorExchangesLeftAndRightOnly() {
        #expect(mirrored.toWindow(Point(x: 0, y: 0)) == Point(x: 420, y: 50))
        #expect(mirrored.toWindow(Point(x: 160, y: 480)) == Point(x: 340, y: 290))
    }

    @Test(arguments: [Point(x: 0, y: 0), Point(x: 33, y: 444), Point(x: 640, y: 480), Point(x: -20, y: 500)])
    func thereAndBack(point: Point) {
        for transform in [plain, mirrored] {
            let back = transform.toFrame(transform.toWindow(point))
            #expect(abs(back.x - point.x) < 1e-9 && abs(back.y - point.y) < 1e-9)
        }
    }

    @Test func cornersOfAnUprightRegion() {
        let region = Region(x: 100, y: 200, width: 40, height: 20)
        #expect(
            plain.corners(of: region) == [
                Point(x: 150, y: 150), Point(x: 170, y: 150), Point(x: 170, y: 160), Point(x: 150, y: 160),
            ])
        #expect(mirrored.corners(of: region).map(\.x) == [370, 350, 350, 370])
    }

    @Test func cornersOfATurnedRegion() {
        let region = Region(x: 100, y: 200, width: 40, height: 20, tilt: .pi / 2)
        // A quarter turn clockwise about (120, 210): the top left goes to the top right of the turned box.
        let expected = [(130.0, 190.0), (130, 230), (110, 230), (110, 190)]
        for (corner, place) in zip(region.corners, expected) {
            #expect(abs(corner.x - place.0) < 1e-9 && abs(corner.y - place.1) < 1e-9)
        }
    }
}
