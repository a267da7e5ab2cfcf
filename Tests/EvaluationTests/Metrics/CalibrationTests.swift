import Foundation
import Testing

@testable import Evaluation

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

@Suite struct TemperatureTests {
    @Test func overconfidentAnswersAreCooled() {
        // Three of four right at a confidence of 0.99: the best fit says 0.75, so T = log(99) / log(3).
        let items = (0..<4).map {
            (label: $0 == 0 ? "I" : "A", signer: "x", probabilities: [0.99, 0.01, 0, 0] as [Float])
        }
        let temperature = Temperature.fitted(to: predictions(items))
        #expect(abs(Double(temperature) - log(99) / log(3)) < 0.01)
        let applied = Temperature.applied(temperature, to: predictions(items))
        #expect(abs(applied.items[0].probabilities[0] - 0.75) < 0.005)
    }

    @Test func answersStay() {
        let some = predictions([("A", "x", [0.6, 0.3, 0.1, 0]), ("I", "x", [0.1, 0.2, 0.3, 0.4])])
        for temperature: Float in [0.5, 1, 3] {
            let applied = Temperature.applied(temperature, to: some)
            #expect(applied.items.map(\.answer) == some.items.map(\.answer))
            #expect(applied.items.allSatisfy { abs($0.probabilities.reduce(0, +) - 1) < 1e-5 })
        }
        #expect(abs(Temperature.applied(0.5, to: some).items[0].probabilities[0] - 0.36 / 0.46) < 1e-5)
    }

    @Test func staysWithinReason() {
        #expect(Temperature.fitted(to: predictions([])) == 1)
        #expect(Temperature.fitted(to: predictions([("Q", "x", [1, 0, 0, 0])])) == 1)
        let sure = Temperature.fitted(to: predictions([("A", "x", [0.9, 0.1, 0, 0])]))
        #expect(sure >= 0.2 && sure < 0.21)
        let wrong = Temperature.fitted(to: predictions([("I", "x", [0.9, 0.1, 0, 0])]))
        #expect(wrong <= 5 && wrong > 4.9)
    }
}
