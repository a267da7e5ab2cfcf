import Recognition
import Spelling
import Testing

@Suite struct RecognitionResultTests {
    @Test func aFrameThatCannotBeReadKeepsTheTextAndHoldsNothing() {
        var committer = LetterCommitter()
        for frame in 0..<20 {
            let elapsed = frame == 0 ? nil : 33.0
            _ = committer.add(FrameObservation(elapsed: elapsed, letter: "A", confidence: 0.9))
        }
        var broken = FrameObservation(elapsed: 33, handIsPresent: false)
        broken.isReadable = false
        let result = committer.add(broken)
        #expect(result.text == "A" && result.commit == nil && result.hold == 0)
        #expect(result.observation == broken)
    }
}
