import Testing

@testable import Training

@Suite struct CalibrationTests {
    @Test func errorByHand() {
        // Two answers in (0.8, 0.9], one right; two in (0.4, 0.5], both right.
        let calibration = Calibration(
            predictions([
                ("A", "x", [0.875, 0.125, 0, 0]), ("I", "x", [0.875, 0.125, 0, 0]),
                ("A", "x", [0.5, 0.25, 0.25, 0]), ("A", "x", [0.4375, 0.25, 0.3125, 0]),
            ]), bins: 10)
        #expect(calibration.bins.map(\.count) == [2, 2])
        #expect(calibration.bins.map(\.confidence) == [0.46875, 0.875])
        #expect(calibration.bins.map(\.accuracy) == [1, 0.5])
        #expect(abs(calibration.expectedError - (0.53125 + 0.375) / 2) < 1e-12)
    }

    @Test func sureAndRightHasNoError() {
        let calibration = Calibration(predictions([("A", "x", [1, 0, 0, 0])]))
        #expect(calibration.expectedError == 0)
        #expect(calibration.bins.count == 1)
    }

    @Test func binsAreClosedAbove() {
        // 0.5 belongs to (0, 0.5], 0.75 to (0.5, 1].
        let calibration = Calibration(
            predictions([("A", "x", [0.5, 0.5, 0, 0]), ("A", "x", [0.75, 0.25, 0, 0])]), bins: 2)
        #expect(calibration.bins.map(\.confidence) == [0.5, 0.75])
    }

    @Test func noAnswersNoError() {
        #expect(Calibration(predictions([])).expectedError == 0)
    }
}
