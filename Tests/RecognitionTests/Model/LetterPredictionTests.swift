import Imaging
import Testing

@testable import Recognition

@Suite struct LetterPredictionTests {
    private func prediction(_ probabilities: [Float], labels: [String] = ["A", "B", "nothing"]) -> LetterPrediction {
        LetterPrediction(
            labels: labels, region: Region(x: 0, y: 0, width: 1, height: 1), probabilities: probabilities)
    }

    @Test func theBestLetterIsTheLikeliestButNothing() {
        let unsure = prediction([0.1, 0.3, 0.6])
        #expect(unsure.bestLetter?.label == "B" && unsure.bestLetter?.probability == 0.3)
        #expect(!unsure.showsLetter)
        #expect(prediction([0.1, 0.5, 0.4]).showsLetter)
    }

    @Test func whatIsNotNothingIsALetter() {
        #expect(abs(prediction([0.1, 0.3, 0.6]).letterProbability - 0.4) < 1e-6)
        #expect(prediction([0.4, 0.6], labels: ["A", "B"]).letterProbability == 1)
        #expect(prediction([0, 0, 0]).letterProbability == 0, "a network that gave no numbers saw no letter")
        #expect(prediction([0.4, 0.6, 0]).probability(of: "C") == 0)
    }
}
