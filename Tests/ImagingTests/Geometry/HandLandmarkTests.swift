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
        #expect(HandLandmark.points(of: .thumb) == [.thumbCMC, .thumbMCP, .thumbIP, .thumbTip])
        #expect(HandLandmark.points(of: .index) == [.indexMCP, .indexPIP, .indexDIP, .indexTip])
        #expect(HandLandmark.points(of: .little) == [.littleMCP, .littlePIP, .littleDIP, .littleTip])
        #expect(Finger.allCases.flatMap(HandLandmark.points) == Array(HandLandmark.allCases.dropFirst()))
    }
}
