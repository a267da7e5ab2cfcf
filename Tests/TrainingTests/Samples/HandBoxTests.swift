import Imaging
import Testing

@testable import Training

@Suite struct HandBoxTests {
    @Test func isCentredOnTheShorterSide() {
        let wide = GreyImage(width: 40, height: 20)
        #expect(HandBox.centred(in: wide, share: 0.5) == Region(x: 15, y: 5, width: 10, height: 10))
        let tall = GreyImage(width: 10, height: 30)
        #expect(HandBox.centred(in: tall, share: 1) == Region(x: 0, y: 10, width: 10, height: 10))
    }
}
