import Basics
import Imaging
import Testing

@testable import Datasets

@Suite struct HomographyTests {
    private func near(_ one: SIMD2<Float>, _ other: SIMD2<Float>, within bound: Float = 1e-3) -> Bool {
        abs(one.x - other.x) < bound && abs(one.y - other.y) < bound
    }

    @Test func showsTheRegionUprightWhenNothingMayChange() {
        var generator = SeededGenerator(seed: 1)
        let region = Region(x: 10, y: 20, width: 40, height: 40)
        let map = Homography.drawn(within: Augmentation(), about: region, side: 80, using: &generator)
        // The centre of the first target pixel lies a quarter of a source pixel into the region.
        #expect(near(map.source(0, 0), SIMD2(9.75, 19.75)))
        #expect(near(map.source(79, 79), SIMD2(49.25, 59.25)))
        #expect(near(map.source(79, 0), SIMD2(49.25, 19.75)))
    }

    @Test func turnsARegionThatIsTilted() {
        var generator = SeededGenerator(seed: 1)
        let region = Region(x: 0, y: 0, width: 20, height: 20, tilt: .pi / 2)
        let map = Homography.drawn(within: Augmentation(), about: region, side: 20, using: &generator)
        // A quarter turn clockwise: what is at the region's top left corner is found at the picture's top right.
        #expect(near(map.source(0, 0), SIMD2(19, 0)))
        #expect(near(map.source(19, 0), SIMD2(19, 19)))
    }

    @Test func targetUndoesSource() {
        var generator = SeededGenerator(seed: 4)
        let region = Region(x: 30, y: 12, width: 60, height: 60)
        for _ in 0..<20 {
            let map = Homography.drawn(within: Augmentation(.full), about: region, side: 100, using: &generator)
            for point in [SIMD2<Float>(0, 0), SIMD2(99, 3), SIMD2(50, 71)] {
                #expect(near(map.target(map.source(point.x, point.y)), point, within: 0.02))
            }
        }
    }

    @Test func perspectiveWidensTowardsOneEdge() {
        let map = Homography(
            centre: SIMD2(50, 50), across: SIMD2(50, 0), down: SIMD2(0, 50), perspective: (0.25, 0), side: 100)
        // At the right edge 1 + 0.25, so that the far edge comes nearer to the centre: 50 / 1.25 = 40.
        #expect(near(map.source(99.5, 49.5), SIMD2(89.5, 49.5)))
        #expect(near(map.source(-0.5, 49.5), SIMD2(50 - 50 / 0.75 - 0.5, 49.5)))
        #expect(near(map.source(49.5, 49.5), SIMD2(49.5, 49.5)))
    }

    @Test func scalesWithTheSource() {
        var generator = SeededGenerator(seed: 5)
        let region = Region(x: 30, y: 12, width: 60, height: 60)
        let map = Homography.drawn(within: Augmentation(.full), about: region, side: 100, using: &generator)
        let half = map.scaled(by: SIMD2(0.5, 0.25))
        for point in [SIMD2<Float>(0, 0), SIMD2(99, 3), SIMD2(50, 71)] {
            let full = map.source(point.x, point.y)
            #expect(near(half.source(point.x, point.y), (full + 0.5) * SIMD2(0.5, 0.25) - 0.5))
        }
    }

    @Test func staysWithinItsBounds() {
        var generator = SeededGenerator(seed: 6)
        let region = Region(x: 0, y: 0, width: 100, height: 100)
        var bounds = Augmentation()
        bounds.shift = 0.1
        for _ in 0..<200 {
            let map = Homography.drawn(within: bounds, about: region, side: 100, using: &generator)
            let moved = map.source(0, 0)
            #expect(abs(moved.x) <= 10.001 && abs(moved.y) <= 10.001)
        }
        bounds = Augmentation()
        bounds.tilt = 0.3
        for _ in 0..<200 {
            let map = Homography.drawn(within: bounds, about: region, side: 100, using: &generator)
            let right = map.source(99.5, 49.5) - 49.5
            #expect(abs(right.y) <= 50 * 0.2956 && abs((right * right).sum().squareRoot() - 50) < 0.01)
        }
    }

    @Test func sameChanceSameMap() {
        var one = SeededGenerator(seed: 7)
        var other = SeededGenerator(seed: 7)
        let region = Region(x: 0, y: 0, width: 10, height: 10)
        #expect(
            Homography.drawn(within: Augmentation(.full), about: region, side: 10, using: &one)
                == Homography.drawn(within: Augmentation(.full), about: region, side: 10, using: &other))
    }
}
