import Testing

@testable import Recognition

@Suite struct StrokeTrajectoryHookTests {
    @Test(arguments: [Strokes.hook, Strokes.mirrored(Strokes.hook)])
    func aJIsAHookToEitherSide(corners: [SIMD2<Float>]) {
        #expect(Strokes.path(corners).hookCompleteness == 1)
        #expect(Strokes.path(corners, count: 9).hookCompleteness == 1)
    }

    @Test func aWideHookAndABowAreJToo() {
        // As the hand model draws it, and as a learner drew it who began with a bow.
        #expect(Strokes.path([[0, 0], [0, 0.5], [0.3, 0.4], [1.3, 0.45]]).hookCompleteness == 1)
        #expect(
            Strokes.path([[0, 0], [0.5, 0.3], [0.75, 0.7], [0.6, 1.2], [0.2, 1.3], [-0.2, 1.1]]).hookCompleteness == 1)
    }

    @Test(
        arguments: [
            ("straight down", [[0, 0], [0, 1]]), ("aslant", [[0, 0], [0.7, 1]]), ("aside", [[0, 0], [1, 0]]),
            ("up", [[0, 0], [0, -1]]), ("down and back", [[0, 0], [0, 0.8], [0, 0]]),
            ("down, aside and on down", [[0, 0], [0, 0.5], [0.4, 0.6], [0.4, 1.4]]),
            ("aside, then down", [[0, 0], [0.8, 0], [0.8, 0.8]]),
            ("up first", [[0, 0], [0, -0.6], [0, 0.6], [0.5, 0.6]]),
            ("too small", [[0, 0], [0, 0.2], [0.15, 0.25]]), ("hardly a hook", [[0, 0], [0, 0.8], [0.1, 0.8]]),
            ("a Z", Strokes.zigzag),
        ] as [(String, [SIMD2<Float>])])
    func nothingElseIs(name: String, corners: [SIMD2<Float>]) {
        #expect(Strokes.path(corners).hookCompleteness < 1, "\(name)")
        #expect(Strokes.path(Strokes.mirrored(corners)).hookCompleteness < 1, "\(name)")
    }

    @Test func completenessIsWhatLacksMost() {
        // Half the descent, with a hook that would do.
        let path = Strokes.path([[0, 0], [0, 0.2], [0.2, 0.2]], count: 301)
        #expect(abs(path.hookCompleteness - 0.5) < 0.01)
    }

    @Test func aWideHookTurnsUp() {
        #expect(Strokes.path([[0, 0], [0, 0.8], [0.15, 1], [0.35, 1], [0.5, 0.75]]).isWideHook)
        #expect(!Strokes.path(Strokes.hook).isWideHook)
        #expect(!Strokes.path([[0, 0], [0, 0.4], [0.4, 0.2]]).isWideHook)
        #expect(!Strokes.path([[0, 0], [0, 1], [0.2, 0.7]]).isWideHook)
    }

    @Test func aPathNeedsPoints() {
        #expect(StrokeTrajectory(points: []).hookCompleteness == 0)
        #expect(StrokeTrajectory(points: [[0, 0], [0, 1], [1, 1]]).hookCompleteness == 0)
    }
}
