import Testing

@testable import Recognition

@Suite struct FingertipTrajectoryTests {
    @Test func departureIsTheLastPointNearTheBeginning() {
        let path = FingertipTrajectory(points: [[0, 0], [0.02, 0], [0, 0.05], [0, 0.3], [0, 0.01]])
        #expect(path.departure == 2)
    }

    @Test func whatStaysNeverDeparts() {
        #expect(FingertipTrajectory(points: [[1, 1], [1.05, 1], [1, 1.05]]).departure == nil)
        #expect(FingertipTrajectory(points: []).departure == nil)
    }

    @Test func bulgeIsMeasuredInLengthsOfTheChord() {
        // The chord is 2 long; the corner lies 1 to one side of it.
        #expect(FingertipTrajectory(points: [[0, 0], [1, 1], [2, 0]]).bulge(from: 0, to: 2) == -0.5)
        #expect(FingertipTrajectory(points: [[0, 0], [1, -1], [2, 0]]).bulge(from: 0, to: 2) == 0.5)
        #expect(FingertipTrajectory(points: [[0, 0], [1, 0], [2, 0]]).bulge(from: 0, to: 2) == 0)
        #expect(FingertipTrajectory(points: [[0, 0], [1, 1], [0, 0]]).bulge(from: 0, to: 2) == 0)
    }
}
