import Testing

@testable import Recognition

@Suite struct StrokeTrajectoryTests {
    @Test func departureIsTheLastPointNearTheBeginning() {
        let path = StrokeTrajectory(points: [[0, 0], [0.02, 0], [0, 0.05], [0, 0.3], [0, 0.01]])
        #expect(path.departure == 2)
    }

    @Test func whatStaysNeverDeparts() {
        #expect(StrokeTrajectory(points: [[1, 1], [1.05, 1], [1, 1.05]]).departure == nil)
        #expect(StrokeTrajectory(points: []).departure == nil)
    }

    @Test func bulgeIsMeasuredInLengthsOfTheChord() {
        // The chord is 2 long; the corner lies 1 to one side of it.
        #expect(StrokeTrajectory(points: [[0, 0], [1, 1], [2, 0]]).bulge(from: 0, to: 2) == -0.5)
        #expect(StrokeTrajectory(points: [[0, 0], [1, -1], [2, 0]]).bulge(from: 0, to: 2) == 0.5)
        #expect(StrokeTrajectory(points: [[0, 0], [1, 0], [2, 0]]).bulge(from: 0, to: 2) == 0)
        #expect(StrokeTrajectory(points: [[0, 0], [1, 1], [0, 0]]).bulge(from: 0, to: 2) == 0)
    }

    @Test func aPointOutOfLineForOneFrameIsReplaced() {
        let path = StrokeTrajectory(points: [[0, 0], [0.1, 0], [0.2, 0.5], [0.3, 0], [0.4, 0]])
        let times = [0.0, 33, 67, 100, 133]
        #expect(path.withoutSpikes(times: times).points == [[0, 0], [0.1, 0], [0.2, 0], [0.3, 0], [0.4, 0]])
        // A slow camera may miss the way to a corner, and what is last may go on.
        #expect(path.withoutSpikes(times: times.map { 3 * $0 }) == path)
        let end = StrokeTrajectory(points: [[0, 0], [0.1, 0], [0.2, 0.5]])
        #expect(end.withoutSpikes(times: [0, 33, 67]) == end)
    }
}
