import Evaluation
import Foundation
import Testing

@testable import Training

/// Answers among A, B, I and nothing, in the order of the probabilities.
private func predictions(_ items: [(label: String, signer: String, probabilities: [Float])]) -> Predictions {
    let labels = ["A", "I", "B", "nothing"]
    return Predictions(
        labels: labels,
        items: items.enumerated().map { index, item in
            Predictions.Item(
                sample: index, truth: labels.firstIndex(of: item.label), label: item.label, signer: item.signer,
                probabilities: item.probabilities)
        })
}

@Suite struct LetterReportTests {
    private let report = LetterReport(
        validation: predictions([
            ("A", "ann", [1, 0, 0, 0]), ("A", "bob", [0, 1, 0, 0]), ("I", "bob", [0, 1, 0, 0]),
        ]),
        train: predictions([("A", "ann", [1, 0, 0, 0])]),
        held: ["rooms": predictions([("nothing", "r", [0.9, 0.1, 0, 0]), ("nothing", "r", [0, 0, 0, 1])])],
        samePeople: true)

    @Test func saysEverythingOfStepEight() {
        let text = report.text
        #expect(text.contains("100.0 % on training pictures, 66.7 % on validation pictures"))
        #expect(text.contains("flatters"))
        #expect(text.contains("   macro avg"))
        #expect(text.contains("Mean over signers              75.0 %"))
        #expect(text.contains("False letters in rooms: 50.0 %"))
        #expect(text.contains("  bob: 50.0 %\n  ann: 100.0 %"))
        #expect(text.contains("  A read as I: 50.0 % of its pictures"))
    }

    @Test func oneSignerIsNotListed() {
        let alone = LetterReport(
            validation: predictions([("A", "ann", [1, 0, 0, 0])]), train: predictions([]), held: [:], samePeople: false)
        #expect(!alone.text.contains("by signer"))
        #expect(!alone.text.contains("Worst confusions"))
    }

    @Test func jsonIsOneLine() throws {
        let json = try report.evaluation.json()
        #expect(!json.contains("\n"))
        #expect(try JSONDecoder().decode(Evaluation.self, from: Data(json.utf8)) == report.evaluation)
    }
}

@Suite struct OverfittingTests {
    @Test(arguments: [
        (0.9, 0.95, "no over-fitting"), (0.9, 0.89, "no over-fitting"), (0.95, 0.9, "slight over-fitting"),
        (0.95, 0.8, "clearly better"), (0.99, 0.3, "by heart"),
    ])
    func gapInWords(train: Double, validation: Double, words: String) {
        #expect(Overfitting.words(train: train, validation: validation, samePeople: false).contains(words))
    }

    @Test func namesBothFigures() {
        let words = Overfitting.words(train: 0.987, validation: 0.9, samePeople: false)
        #expect(words.hasPrefix("98.7 % on training pictures, 90.0 % on validation pictures. "))
        #expect(!words.contains("flatters"))
    }

    @Test func saysWhenTheFigureFlatters() {
        #expect(Overfitting.words(train: 0.9, validation: 0.9, samePeople: true).contains("flatters"))
    }
}
