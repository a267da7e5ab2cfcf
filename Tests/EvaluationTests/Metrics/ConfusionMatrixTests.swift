import Testing

@testable import Evaluation

@Suite struct ConfusionMatrixTests {
    private let matrix = ConfusionMatrix(
        predictions([
            ("A", "x", [1, 0, 0, 0]), ("A", "x", [0, 1, 0, 0]), ("A", "x", [0, 1, 0, 0]), ("A", "x", [0, 0, 0, 1]),
            ("I", "x", [0, 0, 1, 0]), ("I", "x", [0, 1, 0, 0]),
            ("Q", "x", [1, 0, 0, 0]),
        ]))

    @Test func countsByTruthThenAnswer() {
        #expect(matrix.labels == ["A", "I", "J", "nothing"])
        #expect(matrix.counts == [[1, 2, 0, 1], [0, 1, 1, 0], [0, 0, 0, 0], [0, 0, 0, 0]])
    }

    @Test func sharesAreOfTheRow() {
        #expect(matrix.shares == [[0.25, 0.5, 0, 0.25], [0, 0.5, 0.5, 0], [0, 0, 0, 0], [0, 0, 0, 0]])
    }

    @Test func worstConfusionComesFirst() {
        let confusions = matrix.confusions
        #expect(confusions.map { "\($0.truth)\($0.answer)" } == ["AI", "IJ", "Anothing"])
        #expect(confusions.map(\.share) == [0.5, 0.5, 0.25])
        #expect(confusions.map(\.count) == [2, 1, 1])
    }

    @Test func equalSharesAndCountsGoByTheAlphabet() {
        let even = ConfusionMatrix(
            predictions([("J", "x", [1, 0, 0, 0]), ("I", "x", [0, 0, 1, 0]), ("A", "x", [0, 1, 0, 0])]))
        #expect(even.confusions.map(\.truth) == ["A", "I", "J"])
    }
}
