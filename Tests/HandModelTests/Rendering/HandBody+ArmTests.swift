import Testing

@testable import HandModel

@Suite struct HandBodyArmTests {
    private func depth(of point: SIMD3<Float>, in cones: [RoundCone]) -> Float {
        cones.map { $0.distance(to: point).distance }.min() ?? .infinity
    }

    @Test func theWristIsWiderThanThick() {
        let skeleton = HandSkeleton(pose: HandPose())
        let arm = HandBody(skeleton: skeleton).armCones()
        let below = skeleton.wrist - [0, 1, 0]
        #expect(depth(of: below + [2.5, 0, 0], in: arm) < 0)
        #expect(depth(of: below + [0, 0, 2.5], in: arm) > 0)
    }

    @Test func theArmFollowsTheWrist() {
        var pose = HandPose()
        pose[.wristFlex] = 80
        let skeleton = HandSkeleton(pose: pose)
        let arm = HandBody(skeleton: skeleton).armCones()
        #expect(depth(of: skeleton.wrist + [1, -1.7, 9.8], in: arm) < 0)
        #expect(depth(of: skeleton.wrist - [0, 10, 0], in: arm) > 0)
    }

    @Test func aSleeveCoversTheArmBelowItsCuff() {
        let skeleton = HandSkeleton(pose: HandPose())
        let body = HandBody(skeleton: skeleton, sleeve: 6)
        let sleeve = body.sleeveCones(from: 6)
        #expect(depth(of: skeleton.wrist - [0, 4, 0], in: sleeve) > 0)
        #expect(depth(of: skeleton.wrist - [0, 8, 0], in: sleeve) < 0)
        #expect(body.groups.last?.part == .sleeve)
        let beside = skeleton.wrist + SIMD3<Float>(4.2, -12, 0)
        #expect(depth(of: beside, in: sleeve) < depth(of: beside, in: body.armCones()))
    }

    @Test func theForearmGrowsWithTheHand() {
        var shape = HandShape()
        shape.size = 0.7
        let skeleton = HandSkeleton(pose: HandPose(), shape: shape)
        let arm = HandBody(skeleton: skeleton, shape: shape).armCones()
        #expect(depth(of: skeleton.wrist + [2.5, -1, 0], in: arm) > 0)
    }
}
