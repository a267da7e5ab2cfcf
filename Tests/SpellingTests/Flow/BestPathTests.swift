import Testing

@testable import Spelling

@Suite struct BestPathTests {
    /// Steps of which each is nearly sure of a label; `-` is the blank.
    private func steps(_ labels: String) -> [[Float]] {
        labels.map { label in
            let shown = label == "-" ? 26 : Int(label.asciiValue ?? 65) - 65
            return (0...26).map { $0 == shown ? 0.9 : 0.1 / 26 }
        }
    }

    @Test func repetitionsAreOneLetterUnlessABlankPartsThem() {
        var path = BestPath()
        #expect(path.add(steps("--LLL-LL--AB-")) == ["L", "L", "A", "B"])
    }

    @Test func aLetterThatGoesOnInTheNextStepsIsNotReadAgain() {
        var path = BestPath()
        #expect(path.add(steps("-C")) == ["C"])
        #expect(path.add(steps("CC")) == [])
        #expect(abs(path.confidence - 0.9) < 1e-6)
        #expect(path.add(steps("-")) == [] && path.confidence == 0)
        #expect(path.add(steps("C")) == ["C"])
        path.restart()
        #expect(path.add(steps("C")) == ["C"])
    }
}
