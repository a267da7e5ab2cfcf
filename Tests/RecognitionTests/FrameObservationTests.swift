import Recognition
import Testing

@Suite struct FrameObservationTests {
    @Test func theLastMomentShowsTheSameUnlessItIsSaid() {
        let observation = FrameObservation(letter: "A", confidence: 0.9)
        #expect(observation.latestLetter == "A" && observation.latestConfidence == 0.9)
        #expect(observation.handIsPresent && observation.isReadable)
        #expect(observation != FrameObservation(letter: "A", confidence: 0.9, motion: 0.6))
    }
}
