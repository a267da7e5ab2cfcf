import Imaging
import RecognitionSupport
import Testing

@testable import Recognition

@Suite struct BackgroundModelTests {
    private let left = Region(x: 40, y: 80, width: 80, height: 80)
    private let right = Region(x: 200, y: 80, width: 80, height: 80)

    private func frame(_ boxes: [Region], light: UInt8 = 60) -> Frame {
        var picture = GreyImage(width: 320, height: 240, filledWith: light)
        for box in boxes {
            for y in Int(box.y)..<Int(box.y + box.height) {
                for x in Int(box.x)..<Int(box.x + box.width) { picture[x, y] = light + 100 }
            }
        }
        return PatternAlphabet.frame(picture, time: 0)
    }

    @Test func whatMovesInDiffersAndWhatWasThereDoesNot() throws {
        var change = BackgroundModel()
        #expect(change.changedShare(of: left) == 0)
        try change.add(frame([left]), after: nil)
        #expect(change.changedShare(of: left) == 0, "a first picture differs from nothing")
        for _ in 0..<30 { try change.add(frame([left]), after: 33) }
        try change.add(frame([left, right]), after: 33)
        #expect(change.changedShare(of: left) == 0 && change.changedShare(of: right) == 1)
    }

    @Test func whatRestsBecomesBackground() throws {
        var change = BackgroundModel()
        try change.add(frame([]), after: nil)
        for _ in 0..<600 { try change.add(frame([right]), after: 33) }
        #expect(change.changedShare(of: right) < 0.05)
    }

    @Test func aLampThatIsSwitchedOnIsNoMovement() throws {
        var change = BackgroundModel()
        try change.add(frame([left]), after: nil)
        try change.add(frame([left], light: 110), after: 33)
        #expect(change.changedShare(of: left) < 0.05 && change.changedShare(of: right) < 0.05)
    }

    @Test func boxesBeyondThePictureAreNothingSpecial() throws {
        var change = BackgroundModel()
        try change.add(frame([]), after: nil)
        try change.add(frame([right]), after: 33)
        #expect(change.changedShare(of: Region(x: -500, y: -500, width: 10, height: 10)) == 0)
        #expect(change.changedShare(of: Region(x: 190, y: 70, width: 1000, height: 1000)) > 0)
    }
}
