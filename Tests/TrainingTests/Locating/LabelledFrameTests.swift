import Imaging
import Testing
import Training

@Suite struct LabelledFrameTests {
    @Test func aFrameKnowsItsHands() {
        let hand = LabelledFrame.Hand(box: Region(x: 1, y: 2, width: 3, height: 4), label: "A")
        let frame = LabelledFrame(
            name: "a.jpg", image: GreyImage(width: 8, height: 6), hands: [hand, hand], signer: "ann")
        #expect(frame.hands.count == 2 && frame.hands.first == hand)
        #expect(hand != LabelledFrame.Hand(box: hand.box, label: "B"))
    }
}
