import Testing

@testable import HandModel

@Suite struct PostureTests {
    @Test func theCourseOfLeastJerkIsSmoothAndSymmetric() {
        #expect(PlacedPose.leastJerk(-1) == 0)
        #expect(PlacedPose.leastJerk(0) == 0)
        #expect(PlacedPose.leastJerk(1) == 1)
        #expect(PlacedPose.leastJerk(2) == 1)
        #expect(abs(PlacedPose.leastJerk(0.5) - 0.5) < 1e-6)
        // 10 t³ - 15 t⁴ + 6 t⁵ at a quarter.
        #expect(abs(PlacedPose.leastJerk(0.25) - 0.103_515_6) < 1e-6)
        #expect(abs(PlacedPose.leastJerk(0.75) - (1 - 0.103_515_6)) < 1e-6)
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
