import Datasets
import Foundation
import Imaging
import Testing
import TrainingSupport

@testable import Evaluation

@Suite struct FrameEvaluationTests {
    private func outcome(
        _ frame: Int, _ letter: String, iou: Double, as answer: String, mirrored other: (String, Float) = ("", 0),
        given: String? = nil, isSeenMirrored: Bool = true
    ) -> FrameEvaluation.Outcome {
        let box = Region(x: 0, y: 0, width: iou, height: 1)
        return FrameEvaluation.Outcome(
            frame: frame, hand: LabelledFrame.Hand(box: Region(x: 0, y: 0, width: 1, height: 1), label: letter),
            views: [
                FrameEvaluation.View(box: box, letter: answer, probability: 0.9),
                FrameEvaluation.View(box: isSeenMirrored ? box : nil, letter: other.0, probability: other.1),
            ],
            given: [
                FrameEvaluation.View(box: box, letter: given ?? answer, probability: 0.9),
                FrameEvaluation.View(box: box, letter: other.0, probability: other.1),
            ], proposed: box)
    }

    /// Two frames of ann, then one of bob.
    private let frames = ["ann", "ann", "bob"].map { DrawnFrames.frame(0, signer: $0) }

    @Test func figuresByHand() {
        let evaluation = FrameEvaluation(
            [
                outcome(0, "A", iou: 0.8, as: "A"), outcome(1, "B", iou: 0.5, as: "B"),
                outcome(1, "C", iou: 0.6, as: "O"), outcome(2, "D", iou: 0.7, as: "D"),
                outcome(2, "J", iou: 0.9, as: "I"),
            ], frames: frames, threshold: 0.5)
        #expect(evaluation.hands == 5)
        // An overlap of just a half is none.
        #expect(evaluation.locatorRecall == 0.8)
        #expect(abs(evaluation.meanIoU - 0.75) < 1e-12)
        // A and D of A, B, C and D; J is a movement.
        #expect(evaluation.endToEndStillLetters == 0.5)
        #expect(abs(evaluation.meanOverSigners - (1.0 / 3 + 1) / 2) < 1e-12)
        #expect(abs(evaluation.recallMeanOverSigners - (2.0 / 3 + 1) / 2) < 1e-12)
        #expect(evaluation.perSigner["ann"]?.hands == 3)
    }

    @Test func thePersonsSurerWayIsRead() {
        let evaluation = FrameEvaluation(
            [
                outcome(0, "A", iou: 0.8, as: "S", mirrored: ("A", 0.99)),
                outcome(1, "B", iou: 0.8, as: "E", mirrored: ("B", 0.95)),
                outcome(2, "C", iou: 0.8, as: "C", mirrored: ("G", 0.5)),
            ], frames: frames, threshold: 0.5)
        #expect(evaluation.perSigner["ann"]?.mirrored == true && evaluation.perSigner["bob"]?.mirrored == false)
        #expect(evaluation.endToEndStillLetters == 1)
    }

    @Test func aHandThatIsNoneTheOtherWayRoundIsFoundInThePersonsWay() {
        let mirrored = FrameEvaluation(
            [outcome(0, "A", iou: 0, as: "nothing", mirrored: ("A", 0.99))].map { outcome in
                var outcome = outcome
                outcome.views[0].box = nil
                outcome.views[1].box = outcome.hand.box
                return outcome
            }, frames: frames, threshold: 0.5)
        #expect(mirrored.perSigner["ann"]?.mirrored == true)
        #expect(mirrored.locatorRecall == 1 && mirrored.endToEndStillLetters == 1)
        let upright = FrameEvaluation(
            [outcome(0, "A", iou: 0.8, as: "A", mirrored: ("S", 0.99), isSeenMirrored: false)], frames: frames,
            threshold: 0.5)
        #expect(upright.perSigner["ann"]?.mirrored == false && upright.locatorRecall == 1)
    }

    @Test func whatTheBoxesCostIsTold() {
        let evaluation = FrameEvaluation(
            [
                outcome(0, "A", iou: 0.8, as: "S", given: "A"), outcome(1, "B", iou: 0.2, as: "B", given: "B"),
                outcome(2, "C", iou: 0.8, as: "C", given: "O"),
            ], frames: frames, threshold: 0.5)
        #expect(evaluation.endToEndStillLetters == 1.0 / 3)
        #expect(evaluation.givenMeanOverSigners == 0.5 && evaluation.meanOverSigners == 0.5)
        #expect(evaluation.proposedMeanOverSigners == 0.75)
    }

    @Test func theAgreedKeysAreInTheJSON() throws {
        let json = try FrameEvaluation(
            [outcome(0, "A", iou: 0.8, as: "A")], frames: frames, threshold: 0.5
        ).json()
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        for key in ["endToEndStillLetters", "meanOverSigners", "locatorRecall", "meanIoU", "threshold"] {
            #expect(object[key] is Double || object[key] is Int, "\(key)")
        }
    }

    @Test func noHandsAreNoFigures() {
        let evaluation = FrameEvaluation([], frames: [], threshold: 0.5)
        #expect(evaluation.locatorRecall == 0 && evaluation.meanOverSigners == 0 && evaluation.hands == 0)
        #expect(evaluation.text.contains("hands found"))
    }

    @Test func theTableNamesEverybody() {
        var evaluation = FrameEvaluation(
            [outcome(0, "A", iou: 0.8, as: "A"), outcome(2, "C", iou: 0.1, as: "C")], frames: frames,
            threshold: 0.5)
        evaluation.falseHands = ["negatives/rooms": 0.02]
        evaluation.falseLetters = ["negatives/rooms": 0.01]
        let text = evaluation.text
        #expect(text.contains("ann") && text.contains("bob"))
        #expect(text.contains("negatives/rooms: 2.0 %, letters typed: 1.0 %"))
        #expect(text.contains("still letters, end to end     50.0 %"))
    }
}
