import Recognition
import Testing

@Suite struct LetterLabelsTests {
    @Test func theAlphabetHasTwentySixLettersInOrder() {
        #expect(LetterLabels.alphabet.joined() == "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        #expect(LetterLabels.alphabet.count == 26)
    }

    @Test func nothingIsNoLetter() {
        #expect(LetterLabels.nothing == "nothing")
        #expect(!LetterLabels.alphabet.contains(LetterLabels.nothing))
    }

    @Test func onlyJAndZMove() {
        #expect(LetterLabels.moving == ["J", "Z"])
    }
}
