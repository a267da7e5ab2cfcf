import RecognitionSupport
import TestSupport
import Testing

@testable import Evaluation

@Suite struct VerificationEvaluationTests {
    private func outcome(
        _ signer: String, _ shown: String, _ expected: String, _ isAccepted: Bool
    ) -> VerificationEvaluation.Outcome {
        VerificationEvaluation.Outcome(signer: signer, shown: shown, expected: expected, isAccepted: isAccepted)
    }

    @Test func figuresByHand() {
        let evaluation = VerificationEvaluation([
            outcome("ann", "T", "T", true), outcome("ann", "T", "N", true), outcome("ann", "T", "M", false),
            outcome("bob", "T", "T", true), outcome("bob", "N", "N", false), outcome("bob", "T", "N", false),
            outcome("cem", "T", "T", false),
        ])
        // The first and third name, then the second.
        #expect(evaluation.chosenOn.signers == ["ann", "cem"] && evaluation.others.signers == ["bob"])
        #expect(evaluation.chosenOn.all.right == 2 && evaluation.chosenOn.all.rightAccepted == 0.5)
        #expect(evaluation.chosenOn.all.wrong == 2 && evaluation.chosenOn.all.wrongAccepted == 0.5)
        #expect(evaluation.chosenOn.meanWrongAccepted == 0.25)
        #expect(evaluation.others.byExpected["N"]?.rightAccepted == 0)
        #expect(evaluation.others.byExpected["N"]?.wrongAccepted == 0)
        #expect(evaluation.others.byExpected["T"]?.rightAccepted == 1)
        #expect(evaluation.text.contains("right, not accepted: bob N, cem T"))
        #expect(evaluation.text.contains("wrong, accepted: ann T as N"))
    }

    @Test func everyHoldIsShownWithItsLetterAndWithThoseThatItMayBeTakenFor() throws {
        let folder = try TemporaryFolder()
        let recordings = try Holds.write(["K", "Q"], signer: "ann", to: folder)
        try PatternLocator.write(to: folder.file("l.safetensors"))
        try PatternModel.write(to: folder.file("m.safetensors"))
        let evaluation = try VerificationEvaluation(
            recordings, letters: folder.file("m.safetensors"), locator: folder.file("l.safetensors"))
        let accepted = evaluation.outcomes.filter(\.isAccepted).map(\.expected)
        #expect(accepted == ["K", "Q"])
        #expect(evaluation.outcomes.filter { $0.shown == "Q" }.map(\.expected).contains("P"))
        #expect(evaluation.outcomes.filter { $0.shown == "K" }.map(\.expected).contains("V"))
    }
}
