import Testing

@testable import HandModel

@Suite struct HandBodyTests {
    private func depth(of point: SIMD3<Float>, in group: HandBody.Group) -> Float {
        group.cones.map { $0.distance(to: point).distance }.min() ?? .infinity
    }

    @Test func everyDigitAndThePalmAreGroups() {
        let body = HandBody(skeleton: HandSkeleton(pose: HandPose()))
        #expect(body.groups.map(\.part) == [.thumb, .index, .middle, .ring, .little, .palm])
        for group in body.groups { #expect(!group.cones.isEmpty) }
    }

    @Test func bonesLieInTheFlesh() {
        let skeleton = HandSkeleton(pose: HandPose())
        let body = HandBody(skeleton: skeleton)
        for (digit, group) in zip(skeleton.digits, body.groups) {
            for landmark in digit.landmarks[1...2] { #expect(depth(of: landmark, in: group) < -0.5) }
            #expect(abs(depth(of: digit.tip, in: group)) < 0.15, "the tip is on the surface")
        }
        for digit in skeleton.digits { #expect(depth(of: digit.base, in: body.groups[5]) < -0.5) }
    }

    @Test func rootsAreSharedSoThatThereIsNoSeam() {
        let skeleton = HandSkeleton(pose: HandPose())
        let body = HandBody(skeleton: skeleton)
        for finger in 1..<5 {
            let digit = skeleton.digits[finger]
            let (start, end) = digit.segment(0)
            let side = start + (end - start) * 0.3 - digit.frames[0].z * 0.9
            let inFinger = depth(of: side, in: body.groups[finger])
            let inPalm = depth(of: side, in: body.groups[5])
            #expect(abs(inFinger - inPalm) < 0.12)
        }
    }

    @Test func groupBoundsHoldTheirCones() {
        let body = HandBody(skeleton: HandSkeleton(pose: HandPose()), sleeve: 3, ring: .ring)
        for group in body.groups {
            for cone in group.cones {
                let reach = (cone.bounds.centre - group.bounds.centre).length + cone.bounds.radius
                #expect(reach <= group.bounds.radius + 1e-3)
            }
        }
    }

    @Test func aRingIsALittleWiderThanItsFinger() {
        let skeleton = HandSkeleton(pose: HandPose())
        let body = HandBody(skeleton: skeleton, ring: .ring)
        #expect(body.groups.last?.part == .jewel)
        let place = skeleton[.ringMCP] + (skeleton[.ringPIP] - skeleton[.ringMCP]) * 0.58
        let outside = place - skeleton[.ring].frames[0].z * 0.92
        #expect(depth(of: outside, in: body.groups[3]) > 0)
        #expect(body.groups.last.map { depth(of: outside, in: $0) < 0.02 } == true)
    }

    @Test func theThumbWearsNoRing() {
        let body = HandBody(skeleton: HandSkeleton(pose: HandPose()), ring: .thumb)
        #expect(!body.groups.contains { $0.part == .jewel })
    }
}

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
