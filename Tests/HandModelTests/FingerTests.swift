import HandModel
import Testing

@Suite struct FingerTests {
    @Test func digitsAreInAnatomicalOrder() {
        #expect(Finger.allCases == [.thumb, .index, .middle, .ring, .little])
    }

    @Test func namesAreThoseOfTheFileOfPoses() {
        for finger in Finger.allCases where finger != .thumb {
            #expect(HandJoint(rawValue: "\(finger.rawValue).mcp") != nil)
        }
    }
}
