import Foundation
import NeuralNetwork
import Recognition
import TestSupport
import Testing
import Training
import TrainingSupport

@testable import Evaluation

@Suite struct OperatingPointTests {
    /// Answers A, each with a confidence and a doubt.
    private func answers(_ pairs: [(confidence: Float, doubt: Float)], label: String = "A") -> Predictions {
        predictions(pairs.map { (label, "x", [$0.confidence, 1 - $0.confidence - $0.doubt, 0, $0.doubt]) })
    }

    private func some(_ count: Int, _ confidence: Float, _ doubt: Float) -> [(confidence: Float, doubt: Float)] {
        Array(repeating: (confidence, doubt), count: count)
    }

    private func reject(_ pairs: [(confidence: Float, doubt: Float)], hands: Bool = true) -> OperatingPoint.Reject {
        OperatingPoint.Reject(answers(pairs, label: "nothing"), showsHands: hands)
    }

    private var sure: Predictions { answers(some(40, 0.99, 0.005)) }

    @Test func theHighestDoubtIsTakenThatRejectsEnough() {
        // A tenth of the hands may pass. Those that are surely an A look like nothing at 0.2, 0.25 and 0.3.
        let hands = reject(some(85, 0.1, 0.85) + some(10, 0.72, 0.205) + some(3, 0.74, 0.25) + some(2, 0.6, 0.3))
        let threshold = OperatingPoint.threshold(letters: sure, rejects: [hands])
        #expect(threshold == LetterThreshold(minimumConfidence: 0.7, maximumNothing: 0.2475))
    }

    @Test func roomsMayPassLessOftenThanHands() {
        let some = some(95, 0.1, 0.85) + some(5, 0.75, 0.205)
        #expect(OperatingPoint.threshold(letters: sure, rejects: [reject(some)]).maximumNothing == 0.5)
        #expect(OperatingPoint.threshold(letters: sure, rejects: [reject(some, hands: false)]).maximumNothing == 0.2025)
    }

    @Test func confidenceIsWhatALittleLossAllows() {
        // Two letters in forty are a twentieth; a third one would be lost above 0.6.
        let letters = answers(some(2, 0.55, 0.01) + some(1, 0.605, 0.01) + some(37, 0.99, 0.005))
        #expect(
            OperatingPoint.threshold(letters: letters, rejects: [])
                == LetterThreshold(minimumConfidence: 0.6, maximumNothing: 0.5))
    }

    @Test func theNearestIsTakenWhereNoneRejectsEnough() {
        // One letter in ten is doubted at 0.1, so no lower doubt will do; the hands pass at 0.1 as well as at 0.5.
        let letters = answers(some(36, 0.99, 0.005) + some(4, 0.8, 0.1))
        let hands = reject(some(50, 0.8, 0.09) + some(50, 0.8, 0.15))
        #expect(OperatingPoint.threshold(letters: letters, rejects: [hands]).maximumNothing == 0.1475)
    }

    @Test func aNetworkThatLosesTooManyGetsTheMostLenient() {
        let poor = answers(some(10, 0.2, 0.6))
        #expect(
            OperatingPoint.threshold(letters: poor, rejects: [])
                == LetterThreshold(minimumConfidence: 0.3, maximumNothing: 0.5))
    }
}

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

@Suite struct ModelFileThresholdTests {
    private let folder: TemporaryFolder
    private let model: URL

    init() throws {
        folder = try TemporaryFolder()
        model = folder.file("drawn.safetensors")
        let loop = try TrainingLoop(
            LetterTask(Drawn.configuration(epochs: 1), data: Drawn.data()), files: TrainingFiles(model: model))
        try loop.run()
    }

    private let threshold = LetterThreshold(minimumConfidence: 0.62, maximumNothing: 0.08)

    @Test func onlyTheThresholdChanges() throws {
        let before = try ModelFile(contentsOf: model)
        try ModelFile.rewrite(model, threshold: threshold)
        let after = try ModelFile(contentsOf: model)
        #expect(after.network == before.network && after.labels == before.labels)
        #expect(after.metadata.filter { !["confidence", "doubt"].contains($0.key) } == before.metadata)
        #expect(try LetterNet(contentsOf: model).threshold == threshold)
        let other = LetterThreshold(minimumConfidence: 0.5, maximumNothing: 0.2)
        try ModelFile.rewrite(model, threshold: other)
        #expect(try LetterNet(contentsOf: model).threshold == other)
    }

    @Test(arguments: WeightPrecision.allCases) func weightsStayAsExactAsTheyWere(precision: WeightPrecision) throws {
        try ModelFile(contentsOf: model).write(to: model, weights: precision)
        let before = try Data(contentsOf: model).count
        try ModelFile.rewrite(model, threshold: threshold)
        #expect(abs(try Data(contentsOf: model).count - before) < 100)
    }

    @Test func whatIsNoModelIsRefused() throws {
        let other = try folder.write(Array("no model".utf8), to: "other.safetensors")
        #expect(throws: ModelFileError.self) { try ModelFile.rewrite(other, threshold: threshold) }
        #expect(try String(contentsOf: other, encoding: .utf8) == "no model")
    }
}
