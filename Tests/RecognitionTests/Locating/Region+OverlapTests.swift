import Imaging
import Testing

@testable import Recognition

@Suite struct RegionOverlapTests {
    private let box = Region(x: 10, y: 10, width: 20, height: 10)

    @Test func overlapByHand() {
        #expect(box.overlap(with: box) == 1)
        // 10 x 10 in common, 20 x 10 + 20 x 10 less that in all.
        #expect(abs(box.overlap(with: Region(x: 20, y: 10, width: 20, height: 10)) - 100.0 / 300) < 1e-12)
        #expect(box.overlap(with: Region(x: 30, y: 10, width: 20, height: 10)) == 0)
        #expect(box.overlap(with: Region(x: 100, y: 100, width: 1, height: 1)) == 0)
    }

    @Test func theBoxAboutPoints() {
        let points: [SIMD2<Float>] = [SIMD2(3, 8), SIMD2(1, 9), SIMD2(2, 4)]
        #expect(Region(about: points) == Region(x: 1, y: 4, width: 2, height: 5))
        #expect(Region(about: []) == nil)
        #expect(Region(about: [SIMD2(1, 1), SIMD2(1, 5)]) == nil)
    }

    @Test func shareByHand() {
        #expect(box.share(of: Region(x: 12, y: 12, width: 4, height: 4)) == 1)
        #expect(box.share(of: Region(x: 0, y: 10, width: 20, height: 10)) == 0.5)
        #expect(box.share(of: Region(x: 0, y: 0, width: 10, height: 10)) == 0)
    }
}
