import Imaging
import Testing

@testable import HandModel

@Suite struct LetterStrokeTests {
    private func tip(_ posture: PlacedPose, _ landmark: HandLandmark) -> SIMD3<Float> {
        HandSkeleton(pose: posture.pose)[landmark] + posture.offset
    }

    @Test func stillLettersStay() throws {
        let start = PlacedPose(pose: try #require(Alphabet.american.pose(of: "K")), offset: [1, 0, 0])
        for progress in [Float(0), 0.3, 1] {
            #expect(LetterStroke.posture(of: "K", from: start, progress: progress) == start)
        }
    }

    @Test func theLittleFingerDrawsAHook() throws {
        let start = PlacedPose(pose: try #require(Alphabet.american.pose(of: "J")))
        let path = (0...20).map {
            tip(LetterStroke.posture(of: "J", from: start, progress: Float($0) / 20), .littleTip)
        }
        #expect(isClose(path[0], tip(start, .littleTip)))
        let lowest = path.map(\.y).min() ?? 0
        #expect(lowest < path[0].y - 5.5, "down")
        #expect(path[20].x > path[8].x + 8, "then round to the viewer's right")
        #expect(path[8].x < path[0].x + 2, "but first straight down")
    }

    @Test func theIndexFingerDrawsAZ() throws {
        let start = PlacedPose(pose: try #require(Alphabet.american.pose(of: "Z")))
        func place(_ progress: Float) -> SIMD3<Float> {
            LetterStroke.posture(of: "Z", from: start, progress: progress).offset
        }
        let corners = [Float(0.2), 0.4, 0.6, 0.8].map(place)
        #expect(corners[1].x < corners[0].x - 5, "to the left, as the viewer sees it")
        #expect(abs(corners[1].y - corners[0].y) < 0.5)
        #expect(corners[2].x > corners[1].x + 5 && corners[2].y < corners[1].y - 4, "down to the right")
        #expect(corners[3].x < corners[2].x - 5, "and left again")
        #expect(isClose(place(1), start.offset), "the hand comes back")
    }
}
