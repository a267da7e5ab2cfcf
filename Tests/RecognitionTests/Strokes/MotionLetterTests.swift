import Testing

@testable import Recognition

@Suite struct MotionLetterTests {
    @Test func lettersAreThoseThatAPictureCannotShow() {
        #expect(Set(MotionLetter.allCases.map(\.name)) == LetterLabels.moving)
    }

    @Test func littleFingerDrawsJAndIndexFingerZ() {
        #expect(
            MotionLetter.j.handshape == "I" && MotionLetter.j.fingertip == .littleTip
                && MotionLetter.j.knuckle == .littleMCP)
        #expect(
            MotionLetter.z.handshape == "D" && MotionLetter.z.fingertip == .indexTip
                && MotionLetter.z.knuckle == .indexMCP)
    }

    @Test func onlyTheirHandshapesAreEverInDoubt() {
        #expect(LetterLabels.alphabet.filter(MotionLetter.isHandshape) == ["D", "I"])
        #expect(MotionLetter.replacementTime > MotionLetter.longestStroke)
    }

    @Test func aPointingFingerLooksLikeOtherLetters() {
        for letter in MotionLetter.allCases { #expect(letter.looks.contains(letter.handshape)) }
        #expect(Set(MotionLetter.j.looks).isDisjoint(with: MotionLetter.z.looks))
    }
}
