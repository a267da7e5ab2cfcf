import Recognition
import Testing

@Suite struct SightTests {
    @Test func nothingIsNoHandAndNoLetter() {
        #expect(!Sight.nothing.handIsPresent)
        #expect(Sight.nothing.letter == nil)
        #expect(Sight.nothing.confidence == 0)
        #expect(Sight.nothing.motion == 0)
    }

    @Test func aLetterIsShownByAHandThatRests() {
        let sight = Sight(letter: "A", confidence: 0.9)
        #expect(sight.handIsPresent)
        #expect(sight.motion == 0 && sight.doubt == 0)
        #expect(sight != Sight(letter: "A", confidence: 0.9, motion: 0.6))
    }
}
