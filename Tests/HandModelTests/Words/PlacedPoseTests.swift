import Imaging
import Testing

@testable import HandModel

@Suite struct PlacedPoseTests {
    @Test func theCourseOfLeastJerkIsSmoothAndSymmetric() {
        #expect(PlacedPose.minimumJerk(-1) == 0)
        #expect(PlacedPose.minimumJerk(0) == 0)
        #expect(PlacedPose.minimumJerk(1) == 1)
        #expect(PlacedPose.minimumJerk(2) == 1)
        #expect(abs(PlacedPose.minimumJerk(0.5) - 0.5) < 1e-6)
        // 10 t³ - 15 t⁴ + 6 t⁵ at a quarter.
        #expect(abs(PlacedPose.minimumJerk(0.25) - 0.103_515_6) < 1e-6)
        #expect(abs(PlacedPose.minimumJerk(0.75) - (1 - 0.103_515_6)) < 1e-6)
    }

    @Test func movementsBeginAndEndAtTheirPostures() throws {
        let a = PlacedPose(pose: try #require(Alphabet.american.pose(of: "A")), offset: [1, 2, 3])
        let b = PlacedPose(pose: try #require(Alphabet.american.pose(of: "B")), offset: [-1, 0, 0])
        #expect(a.moved(towards: b, by: 0) == a)
        let end = a.moved(towards: b, by: 1)
        for joint in HandJoint.allCases { #expect(abs(end.pose[joint] - b.pose[joint]) < 1e-3) }
        #expect((end.offset - b.offset).length < 1e-5)
    }

    @Test func foldingLeadsOpening() {
        var open = HandPose()
        open[.indexPIP] = 0
        open[.ringPIP] = 100
        var other = open
        other[.indexPIP] = 100
        other[.ringPIP] = 0
        let half = PlacedPose(pose: open).moved(towards: PlacedPose(pose: other), by: 0.5)
        #expect(half.pose[.indexPIP] > 50, "the folding finger is ahead")
        #expect(half.pose[.ringPIP] > 50, "the opening one is behind")
    }

    @Test func anglesNeverOvershoot() {
        var bent = HandPose()
        for joint in HandJoint.allCases { bent[joint] = joint.limits.upperBound / 2 }
        let from = PlacedPose(pose: HandPose())
        for step in 0...20 {
            let pose = from.moved(towards: PlacedPose(pose: bent), by: Float(step) / 20).pose
            for joint in HandJoint.allCases {
                let ends = [from.pose[joint], bent[joint]]
                #expect(pose[joint] >= (ends.min() ?? 0) - 1e-3)
                #expect(pose[joint] <= (ends.max() ?? 0) + 1e-3)
            }
        }
    }
}

@Suite struct LetterStrokeTests {
    private func tip(_ placed: PlacedPose, _ landmark: HandLandmark) -> SIMD3<Float> {
        HandSkeleton(pose: placed.pose)[landmark] + placed.offset
    }

    @Test func stillLettersStay() throws {
        let start = PlacedPose(pose: try #require(Alphabet.american.pose(of: "K")), offset: [1, 0, 0])
        for progress in [Float(0), 0.3, 1] {
            #expect(LetterStroke.placedPose(of: "K", from: start, progress: progress) == start)
        }
    }

    @Test func theLittleFingerDrawsAHook() throws {
        let start = PlacedPose(pose: try #require(Alphabet.american.pose(of: "J")))
        let path = (0...20).map {
            tip(LetterStroke.placedPose(of: "J", from: start, progress: Float($0) / 20), .littleTip)
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
            LetterStroke.placedPose(of: "Z", from: start, progress: progress).offset
        }
        let corners = [Float(0.2), 0.4, 0.6, 0.8].map(place)
        #expect(corners[1].x < corners[0].x - 5, "to the left, as the viewer sees it")
        #expect(abs(corners[1].y - corners[0].y) < 0.5)
        #expect(corners[2].x > corners[1].x + 5 && corners[2].y < corners[1].y - 4, "down to the right")
        #expect(corners[3].x < corners[2].x - 5, "and left again")
        #expect(isClose(place(1), start.offset), "the hand comes back")
    }
}
