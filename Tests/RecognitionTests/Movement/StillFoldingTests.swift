import Testing

@testable import Recognition

@Suite struct StillFoldingTests {
    @Test func movingLettersGiveTheirShareAway() {
        let folding = StillFolding(labels: ["D", "I", "J", "Z", "nothing"])
        #expect(folding.folded([0.125, 0.25, 0.25, 0.25, 0.125]) == [0.375, 0.5, 0, 0, 0.125])
    }

    @Test func whatIsNotThereIsLeftAlone() {
        #expect(StillFolding(labels: ["A", "B"]).folded([0.25, 0.75]) == [0.25, 0.75])
        // Without D there is nobody to give Z's share to.
        #expect(StillFolding(labels: ["I", "J", "Z"]).folded([0.25, 0.25, 0.5]) == [0.5, 0, 0.5])
        #expect(StillFolding(labels: ["I", "J"]).folded([]) == [])
    }

    @Test func sumStaysOne() {
        let probabilities = LetterLabels.alphabet.indices.map { Float($0) / 325 }
        let folded = StillFolding(labels: LetterLabels.alphabet).folded(probabilities)
        #expect(abs(folded.reduce(0, +) - 1) < 1e-6)
        #expect(folded[9] == 0 && folded[25] == 0)
    }
}
