import Testing

@testable import Recognition

@Suite struct MotionLetterMergingTests {
    @Test func movingLettersGiveTheirShareAway() {
        let merging = MotionLetterMerging(labels: ["D", "I", "J", "Z", "nothing"])
        #expect(merging.merged([0.125, 0.25, 0.25, 0.25, 0.125]) == [0.375, 0.5, 0, 0, 0.125])
    }

    @Test func whatIsNotThereIsLeftAlone() {
        #expect(MotionLetterMerging(labels: ["A", "B"]).merged([0.25, 0.75]) == [0.25, 0.75])
        // Without D there is nobody to give Z's share to.
        #expect(MotionLetterMerging(labels: ["I", "J", "Z"]).merged([0.25, 0.25, 0.5]) == [0.5, 0, 0.5])
        #expect(MotionLetterMerging(labels: ["I", "J"]).merged([]) == [])
    }

    @Test func sumStaysOne() {
        let probabilities = LetterLabels.alphabet.indices.map { Float($0) / 325 }
        let merged = MotionLetterMerging(labels: LetterLabels.alphabet).merged(probabilities)
        #expect(abs(merged.reduce(0, +) - 1) < 1e-6)
        #expect(merged[9] == 0 && merged[25] == 0)
    }
}
