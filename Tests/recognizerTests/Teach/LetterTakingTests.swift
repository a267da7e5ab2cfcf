import Datasets
import Imaging
import Recognition
import RecognitionSupport
import Testing

@testable import recognizer

@Suite struct LetterTakingTests {
    private func frame(at time: Double) -> Frame {
        PatternAlphabet.frame(GreyImage(width: 64, height: 48, filledWith: 90), time: time)
    }

    private func observation(hand: Bool) -> FrameObservation {
        var observation = FrameObservation()
        observation.region = hand ? Region(x: 10, y: 5, width: 30, height: 30) : nil
        observation.isMirrored = true
        return observation
    }

    /// Plays 5 s at 25 pictures a second; the hand is there from a time on.
    private func play(handFrom start: Double) throws -> (taking: LetterTaking, states: [LetterTaking.State]) {
        var taking = LetterTaking(letter: "G", moment: "today")
        var states: [LetterTaking.State] = []
        for time in stride(from: 1000.0, through: 6000, by: 40) where taking.state != .done {
            try taking.add(frame(at: time), observation(hand: time >= start))
            if states.last != taking.state { states.append(taking.state) }
        }
        return (taking, states)
    }

    @Test func itCountsDownAndTakesPicturesForASecond() throws {
        let (taking, states) = try play(handFrom: 0)
        #expect(states.prefix(3) == [.countdown(3), .countdown(2), .countdown(1)])
        #expect(states.last == .done)
        #expect(taking.samples.map(\.time) == [0, 120, 240, 360, 480, 600, 720, 840, 960])
        #expect(taking.samples.allSatisfy { $0.letter == "G" && $0.moment == "today" && $0.hand == .left })
    }

    @Test func withoutAHandNothingIsTaken() throws {
        #expect(try play(handFrom: 4500).taking.samples.map(\.time) == [520, 640, 760, 880])
        #expect(try play(handFrom: .infinity).taking.samples == [])
    }
}
