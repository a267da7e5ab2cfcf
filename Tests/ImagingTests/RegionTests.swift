import Imaging
import Testing

@Suite struct RegionTests {
    @Test func aSquareKeepsTheCentreAndTheLongerSide() {
        let wide = Region(x: 10, y: 20, width: 40, height: 30, tilt: 0.25).square()
        #expect(wide == Region(x: 10, y: 15, width: 40, height: 40, tilt: 0.25))
        let high = Region(x: 10, y: 20, width: 20, height: 50).square()
        #expect(high == Region(x: -5, y: 20, width: 50, height: 50))
    }

    @Test func aSquareGrowsAboutItsCentre() {
        #expect(
            Region(x: 10, y: 20, width: 10, height: 10).square(scaledBy: 1.2)
                == Region(x: 9, y: 19, width: 12, height: 12))
        #expect(
            Region(x: 0, y: 0, width: 10, height: 20).square(scaledBy: 0.5)
                == Region(x: 0, y: 5, width: 10, height: 10))
    }
}

@Suite struct RegionOverlapTests {
    private let box = Region(x: 10, y: 10, width: 20, height: 10)

    @Test func overlapByHand() {
        #expect(box.iou(with: box) == 1)
        // 10 x 10 in common, 20 x 10 + 20 x 10 less that in all.
        #expect(abs(box.iou(with: Region(x: 20, y: 10, width: 20, height: 10)) - 100.0 / 300) < 1e-12)
        #expect(box.iou(with: Region(x: 30, y: 10, width: 20, height: 10)) == 0)
        #expect(box.iou(with: Region(x: 100, y: 100, width: 1, height: 1)) == 0)
    }

    @Test func theBoxAboutPoints() {
        let points: [SIMD2<Float>] = [SIMD2(3, 8), SIMD2(1, 9), SIMD2(2, 4)]
        #expect(Region(about: points) == Region(x: 1, y: 4, width: 2, height: 5))
        #expect(Region(about: []) == nil)
        #expect(Region(about: [SIMD2(1, 1), SIMD2(1, 5)]) == nil)
    }

    @Test func shareByHand() {
        #expect(box.coverage(of: Region(x: 12, y: 12, width: 4, height: 4)) == 1)
        #expect(box.coverage(of: Region(x: 0, y: 10, width: 20, height: 10)) == 0.5)
        #expect(box.coverage(of: Region(x: 0, y: 0, width: 10, height: 10)) == 0)
    }
}
