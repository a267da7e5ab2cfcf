import Datasets
import Foundation
import RecognitionSupport
import Spelling
import TestSupport
import Testing

@testable import Evaluation

@Suite struct HoldEvaluationTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func outcome(
        _ signer: String, _ letter: String, _ typed: String?, after time: Double? = nil
    ) -> HoldEvaluation.Outcome {
        HoldEvaluation.Outcome(
            signer: signer, letter: letter, typed: typed, time: time, meanConfidence: 1, rightPictures: 0)
    }

    @Test func figuresByHand() {
        let evaluation = HoldEvaluation([
            outcome("ann", "A", "A", after: 400), outcome("ann", "B", "B", after: 600),
            outcome("ann", "C", "O", after: 400),
            outcome("ann", "D", nil), outcome("bob", "A", "A", after: 500),
        ])
        #expect(evaluation.all.holds == 5 && evaluation.all.right == 0.6)
        #expect(evaluation.all.wrong == 0.2 && evaluation.all.none == 0.2)
        #expect(evaluation.all.milliseconds == 500)
        #expect(evaluation.perSigner["ann"]?.right == 0.5)
        #expect(evaluation.meanOverSigners == 0.75)
        #expect(evaluation.text.contains("ann C→O, ann D→-"))
    }

    @Test func theTableIsReadInTheOrderOfItsIndex() throws {
        let holds = try Holds.write(["B", "A"], signer: "ann", to: folder).holds
        #expect(holds.map(\.letter) == ["A", "B"] && holds.allSatisfy { $0.signer == "ann" })
        #expect(holds[0].pictures.map(\.lastPathComponent) == (0..<16).map { "\($0).pgm" })
    }

    @Test(arguments: [false, true]) func whatIsHeldIsTypedWhicheverHandItIs(mirrored: Bool) throws {
        let recordings = try Holds.write(["K", "Q"], signer: "ann", mirrored: mirrored, to: folder)
        try PatternLocator.write(to: folder.file("l.safetensors"))
        try PatternModel.write(to: folder.file("m.safetensors"))
        let evaluation = try HoldEvaluation(
            recordings, letters: folder.file("m.safetensors"), locator: folder.file("l.safetensors"),
            spelling: SpellingModels())
        #expect(evaluation.outcomes.map(\.typed) == ["K", "Q"])
        #expect(evaluation.outcomes.allSatisfy { ($0.time ?? 0) >= 400 && ($0.time ?? 1e9) < 800 })
        #expect(evaluation.outcomes.allSatisfy { $0.rightPictures == 16 })
    }

    @Test func noTableIsAnError() {
        #expect(throws: DatasetError.self) { try HoldRecordings(contentsOf: folder.file("none")) }
        #expect(throws: DatasetError.self) {
            try folder.write(Array("file,letter,signer\n".utf8), to: "bad/holds.csv")
            return try HoldRecordings(contentsOf: folder.file("bad"))
        }
    }
}
