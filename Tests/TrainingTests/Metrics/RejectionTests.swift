import Recognition
import Testing

@testable import Training

@Suite struct RejectionTests {
    /// Labels are A, I, J and nothing.
    private let some = predictions([
        ("A", "x", [0.9, 0.1, 0, 0]), ("A", "x", [0.6, 0.4, 0, 0]), ("A", "x", [0.1, 0, 0, 0.9]),
        ("A", "x", [0, 0.75, 0.05, 0.2]),
    ])

    @Test(arguments: [
        (LetterThreshold(minimumConfidence: 0.75), [true, false, false, true]),
        (LetterThreshold(minimumConfidence: 0.5), [true, true, false, true]),
        (LetterThreshold(minimumConfidence: 0.5, maximumNothing: 0.2), [true, true, false, true]),
        (LetterThreshold(minimumConfidence: 0.5, maximumNothing: 0.1), [true, true, false, false]),
        // What is most probably nothing is no letter, whatever is asked for.
        (LetterThreshold(minimumConfidence: 0, maximumNothing: 1), [true, true, false, true]),
    ])
    func letterNeedsConfidenceAndLittleDoubt(threshold: LetterThreshold, expected: [Bool]) {
        #expect(some.items.map { Rejection.isLetter($0, labels: some.labels, threshold: threshold) } == expected)
        let share = Double(expected.count { $0 }) / 4
        #expect(Rejection.falseLetters(some, threshold: threshold) == share)
        #expect(Rejection.lettersLost(some, threshold: threshold) == 1 - share)
    }

    @Test func aNetworkThatKnowsNoNothingHasNoDoubt() {
        let item = Predictions.Item(sample: 0, truth: 0, label: "A", signer: "x", probabilities: [0.6, 0.4])
        #expect(
            Rejection.isLetter(
                item, labels: ["A", "B"], threshold: LetterThreshold(minimumConfidence: 0.5, maximumNothing: 0.01)))
    }
}
