import Imaging
import Testing

@Suite struct HandLandmarkTests {
    @Test func numbersAreThoseOfMediaPipe() {
        #expect(HandLandmark.allCases.count == 21)
        let known: [(HandLandmark, Int)] = [
            (.wrist, 0), (.thumbCMC, 1), (.thumbTip, 4), (.indexMCP, 5), (.indexTip, 8), (.middleMCP, 9),
            (.ringMCP, 13), (.littleMCP, 17), (.littleTip, 20),
        ]
        for (landmark, number) in known { #expect(landmark.rawValue == number) }
    }

    @Test func digitsRunFromBaseToTip() {
        let all = HandLandmark.allCases
        #expect(all[1...4] == [.thumbCMC, .thumbMCP, .thumbIP, .thumbTip])
        #expect(all[5...8] == [.indexMCP, .indexPIP, .indexDIP, .indexTip])
        #expect(all[17...20] == [.littleMCP, .littlePIP, .littleDIP, .littleTip])
    }
}
