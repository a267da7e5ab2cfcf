import Testing

@testable import Recognition

@Suite struct StrokeTrajectoryZigzagTests {
    @Test(arguments: [Strokes.zigzag, Strokes.mirrored(Strokes.zigzag)])
    func aZIsThreeStrokesFromEitherSide(corners: [SIMD2<Float>]) {
        #expect(Strokes.path(corners).zigzagCompleteness == 1)
        #expect(Strokes.path(corners, count: 10).zigzagCompleteness == 1)
    }

    @Test func theWayToItsBeginningDoesNotMatter() {
        #expect(Strokes.path([[-0.3, 0.3], [0.1, 0]] + Strokes.zigzag, count: 40).zigzagCompleteness == 1)
    }

    @Test func aSmallOneFallsByAsMuch() {
        #expect(Strokes.path([[0, 0], [-0.3, 0], [0, 0.35], [-0.3, 0.35]]).zigzagCompleteness == 1)
    }

    @Test func completenessIsWhatLacksMost() {
        // The third line must be half as wide as the first, which is 0.6 wide; a third of that is drawn.
        let path = Strokes.path([[0, 0], [-0.6, 0], [0, 0.5], [-0.1, 0.5]], count: 301)
        #expect(abs(path.zigzagCompleteness - 1.0 / 3) < 0.01)
        #expect(Strokes.path([[0, 0], [-0.6, 0], [0, 0.5]]).zigzagCompleteness == 0)
    }

    @Test func strokesMayFallAllTheWay() {
        #expect(Strokes.path([[0.6, -0.3], [-0.7, 0.1], [0.2, 0.4], [-0.5, 0.7]]).zigzagCompleteness == 1)
    }

    @Test(
        arguments: [
            ("two strokes", [[0, 0], [-0.6, 0], [0, 0.5]]),
            ("waving", [[0, 0], [-0.6, 0], [0, 0], [-0.6, 0], [0, 0]]),
            ("upwards", [[0, 0], [-0.6, 0], [0, -0.5], [-0.6, -0.5]]),
            ("too small", [[0, 0], [-0.15, 0], [0, 0.15], [-0.15, 0.15]]),
            ("a wobble", [[0, 0], [-0.3, 0.02], [0, 0.08], [-0.3, 0.08]]),
            ("one long, two short", [[0, 0], [-1.5, 0], [-1.2, 0.3], [-1.5, 0.3]]),
            ("a J", Strokes.hook),
        ] as [(String, [SIMD2<Float>])])
    func nothingElseIs(name: String, corners: [SIMD2<Float>]) {
        #expect(Strokes.path(corners).zigzagCompleteness < 1, "\(name)")
        #expect(Strokes.path(Strokes.mirrored(corners)).zigzagCompleteness < 1, "\(name)")
    }

    @Test func cornersAreWhereSidesAreChanged() {
        let corners = Strokes.path(Strokes.zigzag, count: 31).corners
        #expect(corners.count == 4)
        for (found, drawn) in zip(corners, Strokes.zigzag) { #expect(abs((found - drawn).max()) < 0.03) }
    }

    @Test func tremorIsNoCorner() {
        let points: [SIMD2<Float>] = (0..<40).map { [Float($0) * 0.02 + ($0 % 2 == 0 ? 0.03 : -0.03), 0] }
        #expect(StrokeTrajectory(points: points).corners.count == 2)
        #expect(StrokeTrajectory(points: []).corners.isEmpty)
    }
}
