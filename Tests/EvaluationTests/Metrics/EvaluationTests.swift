import Foundation
import Recognition
import Testing

@testable import Evaluation

@Suite struct EvaluationTests {
    private let evaluation = Evaluation(
        predictions([
            ("A", "ann", [0.75, 0.25, 0, 0]), ("A", "ann", [0.25, 0.5, 0.25, 0]), ("A", "bob", [1, 0, 0, 0]),
            ("I", "bob", [0, 0.5, 0.25, 0.25]), ("I", "bob", [0.25, 0, 0.25, 0.5]),
            ("J", "bob", [0, 1, 0, 0]),
        ]),
        negatives: ["rooms": predictions([("nothing", "r", [0.9, 0, 0, 0.1]), ("nothing", "r", [0.5, 0, 0, 0.5])])],
        threshold: LetterThreshold(minimumConfidence: 0.7))

    @Test func figuresByHand() {
        #expect(evaluation.pictures == 6)
        #expect(evaluation.accuracy == 0.5)
        #expect(evaluation.accuracyStillLetters == 0.6)
        #expect(evaluation.perSigner == ["ann": 0.5, "bob": 2.0 / 3])
        #expect(abs(evaluation.meanOverSigners - 7.0 / 12) < 1e-12)
        #expect(evaluation.perLetter == ["A": 2.0 / 3, "I": 0.5, "J": 0])
        #expect(evaluation.top3 == 1)
        // A: 2 hits, 3 pictures, 2 answers; I: 1 hit, 2 pictures, 2 answers.
        #expect(abs(evaluation.macroF1 - (0.8 + 0.5) / 2) < 1e-12)
        // Two that would be read as J are sure enough an I; one is read as nothing.
        #expect(evaluation.lettersLost == 0.2)
        #expect(evaluation.smoothedStillLetters >= 0 && evaluation.smoothedStillLetters <= 1)
        #expect(evaluation.falseLetters == ["rooms": 0.5])
        #expect(evaluation.confusions.map(\.truth) == ["J", "I", "A"])
        #expect(evaluation.confusions.first?.share == 1)
    }

    @Test func jsonHasTheAgreedKeys() throws {
        let data = try JSONEncoder().encode(evaluation)
        let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        for key in [
            "accuracy", "accuracyStillLetters", "meanOverSigners", "perSigner", "perLetter", "confusions",
            "calibrationError", "top3", "macroF1", "falseLetters", "lettersLost", "smoothedStillLetters",
        ] {
            #expect(object[key] != nil, "\(key)")
        }
        let confusion = try #require((object["confusions"] as? [[Any]])?.first)
        #expect(confusion[0] as? String == "J")
        #expect(confusion[1] as? String == "I")
        #expect(confusion[2] as? Double == 1)
        #expect(try JSONDecoder().decode(Evaluation.self, from: data) == evaluation)
    }
}
