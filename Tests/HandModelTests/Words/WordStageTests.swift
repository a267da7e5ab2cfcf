import HandModel
import Testing

@Suite struct WordStageTests {
    private func frame(_ text: String, at time: Double, _ stage: WordStage) -> WordFrame {
        stage.picture(of: FingerspellingWord(text).moment(at: time), supersampling: 1)
    }

    private let stage = WordStage(width: 120, height: 90)

    @Test func anEmptyPictureIsTheBackdrop() {
        let empty = frame("A", at: 0, stage)
        #expect(empty.image == stage.backdrop.picture(width: 120, height: 90))
        #expect(empty.letter == nil && empty.handBox == nil && empty.landmarks.isEmpty)
    }

    @Test func aHeldHandIsInTheMiddle() throws {
        for letter in ["A", "B", "G", "Y"] {
            let held = frame(letter, at: 1300, stage)
            #expect(held.isSigned)
            #expect(held.letter == letter)
            let box = try #require(held.handBox)
            #expect(abs(box.x + box.width / 2 - 60) < 8)
            #expect(abs(box.y + box.height / 2 - 45) < 8)
            #expect(max(box.width, box.height) < 0.75 * 90)
            #expect(max(box.width, box.height) > 0.35 * 90)
            #expect(held.landmarks.count == 21)
            #expect(held.image != stage.backdrop.picture(width: 120, height: 90))
        }
    }

    @Test func distanceAdaptationEvensOutSizes() throws {
        func larger(_ letter: String, _ adaptation: Float) throws -> Double {
            var stage = stage
            stage.distanceAdaptation = adaptation
            let box = try #require(frame(letter, at: 1300, stage).handBox)
            return max(box.width, box.height)
        }
        #expect(try larger("B", 0) > 1.5 * larger("A", 0))
        #expect(try abs(larger("B", 1) - larger("A", 1)) < 3)
    }

    @Test func strokesMoveTheHand() throws {
        let word = FingerspellingWord("Z")
        let early = stage.picture(of: word.moment(at: 500 + 450 + 180), supersampling: 1)
        let later = stage.picture(of: word.moment(at: 500 + 450 + 360), supersampling: 1)
        let first = try #require(early.handBox)
        let second = try #require(later.handBox)
        #expect(second.x + second.width / 2 < first.x + first.width / 2 - 10)
    }
}
