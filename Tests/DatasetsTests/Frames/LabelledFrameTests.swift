import Imaging
import Testing

@testable import Datasets

@Suite struct LabelledFrameTests {
    @Test func aFrameKnowsItsHands() {
        let hand = LabelledFrame.Hand(box: Region(x: 1, y: 2, width: 3, height: 4), label: "A")
        let frame = LabelledFrame(
            name: "a.jpg", image: GreyImage(width: 8, height: 6), hands: [hand, hand], signer: "ann")
        #expect(frame.hands.count == 2 && frame.hands.first == hand)
        #expect(hand != LabelledFrame.Hand(box: hand.box, label: "B"))
    }

    @Test func aFrameKeepsItsPictureHalvedTwice() {
        let pixels: [UInt8] = [0, 4, 8, 8, 9, 8, 12, 8, 8, 9, 100, 0, 0, 0, 1, 100, 0, 0, 0, 1]
        let frame = LabelledFrame(
            name: "a.jpg", image: GreyImage(width: 5, height: 4, pixels: pixels), hands: [], signer: "ann")
        #expect(
            frame.halves == [
                GreyImage(width: 2, height: 2, pixels: [6, 8, 50, 0]), GreyImage(width: 1, height: 1, pixels: [16]),
            ])
    }
}
