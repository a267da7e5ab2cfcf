import Recognition
import Testing

@testable import Spelling

/// What a hand that is lowered looks like to the sequence network.
@Suite struct LoweredHandTests {
    private static func step(_ letter: String?) -> [Float] {
        let place = letter.flatMap { LetterLabels.alphabet.firstIndex(of: $0) } ?? PrefixBeamSearch.blank
        return (0...LetterLabels.alphabet.count).map { $0 == place ? 1 : 0 }
    }

    private func frame(hand: Bool, stroke: MotionLetter? = nil) -> FrameObservation {
        var frame = FrameObservation(elapsed: 33, handIsPresent: hand)
        frame.stroke = stroke.map { StrokeRecognizer.Stroke(letter: $0, age: 400) }
        return frame
    }

    private func committer() -> LetterCommitter {
        LetterCommitter(policy: CommitPolicy(threshold: nil, reading: .flow))
    }

    @Test func aHandThatHasGoneDrewNoLetter() {
        var committer = committer()
        #expect(committer.add(frame(hand: true), steps: [Self.step("I")]).commit == "I")
        #expect(committer.add(frame(hand: false), steps: [Self.step(nil), Self.step("J")]).commit == nil)
        #expect(committer.add(frame(hand: false), steps: [Self.step(nil), Self.step("S")]).commit == "S")
        #expect(committer.finish(steps: [Self.step(nil), Self.step("Z")]) == nil)
    }

    @Test func aStrokeThatWasSeenCountsAlthoughTheHandHasGone() {
        var committer = committer()
        _ = committer.add(frame(hand: true, stroke: .j))
        #expect(committer.add(frame(hand: false), steps: [Self.step("J")]).commit == "J")
    }

    @Test func aHandThatStaysMayDraw() {
        var committer = committer()
        #expect(committer.add(frame(hand: true), steps: [Self.step("Z")]).commit == "Z")
    }
}
