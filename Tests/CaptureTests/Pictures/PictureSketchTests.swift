import Imaging
import TestSupport
import Testing

@testable import Capture

@Suite struct PictureSketchTests {
    private func sketch(_ width: Int = 100, _ height: Int = 100, _ shade: (Int, Int) -> Int) -> PictureSketch {
        let pixels = (0..<width * height).map { UInt8(max(0, min(255, shade($0 % width, $0 / width)))) }
        return PictureSketch(
            of: Frame(
                format: .grey, width: width, height: height, stride: width, time: 0, sequence: 0,
                storage: FrameStorage(copying: pixels)))
    }

    @Test func aPictureIsLikeItself() {
        let slope = sketch { x, y in x + y / 2 }
        #expect(abs(slope.likeness(to: slope) - 1) < 1e-4)
    }

    @Test func brightnessContrastAndSizeDoNotMatter() {
        let slope = sketch { x, y in x + y / 2 }
        let other = sketch(300, 200) { x, y in 40 + x / 6 + y / 8 }
        #expect(other.likeness(to: slope) > 0.999)
    }

    @Test func aNegativeIsUnlike() {
        #expect(sketch { x, _ in x }.likeness(to: sketch { x, _ in 255 - x }) < -0.99)
    }

    @Test func unrelatedDirectionsAreUnlike() {
        #expect(abs(sketch { x, _ in x }.likeness(to: sketch { _, y in y })) < 0.01)
    }

    @Test func theEdgeDoesNotMatter() {
        let room = sketch { x, y in x < 14 || y < 14 ? 255 : x }
        #expect(room.likeness(to: sketch { x, _ in x }) > 0.999)
    }

    @Test func oneShadeIsLikeNothing() {
        let plain = sketch { _, _ in 80 }
        #expect(plain.likeness(to: plain) == 0)
    }
}
