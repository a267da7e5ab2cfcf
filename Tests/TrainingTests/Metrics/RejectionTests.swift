import Testing

@testable import Training

@Suite struct RejectionTests {
    private let some = predictions([
        ("A", "x", [0.9, 0.1, 0, 0]), ("A", "x", [0.6, 0.4, 0, 0]), ("A", "x", [0.1, 0, 0, 0.9]),
        ("A", "x", [0, 0.75, 0.25, 0]),
    ])

    @Test func letterNeedsTheThreshold() {
        let isLetter = some.items.map { Rejection.isLetter($0, labels: some.labels, threshold: 0.75) }
        #expect(isLetter == [true, false, false, true])
    }

    @Test func sharesAddUpToOne() {
        #expect(Rejection.falseLetters(some, threshold: 0.75) == 0.5)
        #expect(Rejection.lettersLost(some, threshold: 0.75) == 0.5)
        #expect(Rejection.lettersLost(some, threshold: 0) == 0.25)
    }
}
