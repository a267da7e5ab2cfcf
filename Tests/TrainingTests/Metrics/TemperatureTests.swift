import Foundation
import Testing

@testable import Training

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
