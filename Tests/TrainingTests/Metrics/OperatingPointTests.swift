import Testing

@testable import Training

@Suite struct OperatingPointTests {
    /// Answers for pictures of A, each with a confidence.
    private func answers(_ confidences: [Float], label: String = "A") -> Predictions {
        predictions(confidences.map { (label, "x", [$0, (1 - $0) / 2, 0, (1 - $0) / 2]) })
    }

    private let sure = [Float](repeating: 0.99, count: 40)

    @Test func itIsTheLowestThatRejectsEnough() {
        // 3 of 100 rooms may pass: those at 0.8, 0.85 and 0.9, but not the one at 0.6.
        let rooms = answers([Float](repeating: 0.4, count: 96) + [0.605, 0.8, 0.85, 0.9], label: "nothing")
        let confidence = OperatingPoint.confidence(
            letters: answers(sure), rejects: [.init(rooms, showsHands: false)])
        #expect(confidence == 0.61)
    }

    @Test func handsMayPassMoreOften() {
        let hands = answers([Float](repeating: 0.34, count: 85) + [Float](repeating: 0.9, count: 15), label: "nothing")
        #expect(OperatingPoint.confidence(letters: answers(sure), rejects: [.init(hands, showsHands: true)]) == 0.35)
        #expect(OperatingPoint.confidence(letters: answers(sure), rejects: [.init(hands, showsHands: false)]) == 0.91)
    }

    @Test func fewLettersAreLostForIt() {
        // Two letters in forty are a twentieth; a third one would be lost above 0.5.
        let letters = answers([0.45, 0.46, 0.505] + [Float](repeating: 0.99, count: 37))
        let hard = answers([Float](repeating: 0.94, count: 10), label: "nothing")
        #expect(OperatingPoint.confidence(letters: letters, rejects: [.init(hard, showsHands: false)]) == 0.5)
    }

    @Test func withNothingToRejectItIsLow() {
        #expect(OperatingPoint.confidence(letters: answers(sure), rejects: []) == 0.3)
        #expect(OperatingPoint.confidence(letters: answers([0.2, 0.2]), rejects: []) == 0.3)
    }
}
