import Testing

@testable import Recognition

@Suite struct MovingLetterTests {
    @Test func lettersAreThoseThatAPictureCannotShow() {
        #expect(Set(MovingLetter.allCases.map(\.name)) == LetterLabels.moving)
    }

    @Test func littleFingerDrawsJAndIndexFingerZ() {
        #expect(MovingLetter.j.handshape == "I" && MovingLetter.j.fingertip == 20 && MovingLetter.j.knuckle == 17)
        #expect(MovingLetter.z.handshape == "D" && MovingLetter.z.fingertip == 8 && MovingLetter.z.knuckle == 5)
    }

    @Test func onlyTheirHandshapesAreEverInDoubt() {
        #expect(LetterLabels.alphabet.filter(MovingLetter.mayBegin) == ["D", "I"])
        #expect(MovingLetter.longestDoubt > MovingLetter.longestStroke)
    }
}
