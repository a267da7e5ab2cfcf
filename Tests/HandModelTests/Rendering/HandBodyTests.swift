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
            for joint in digit.joints.dropFirst().dropLast() { #expect(depth(of: joint, in: group) < -0.5) }
            #expect(abs(depth(of: digit.joints[3], in: group)) < 0.15, "the tip is on the surface")
        }
        for digit in skeleton.digits { #expect(depth(of: digit.joints[0], in: body.groups[5]) < -0.5) }
    }

    @Test func rootsAreSharedSoThatThereIsNoSeam() {
        let skeleton = HandSkeleton(pose: HandPose())
        let body = HandBody(skeleton: skeleton)
        for finger in 1..<5 {
            let joints = skeleton.digits[finger].joints
            let side = joints[0] + (joints[1] - joints[0]) * 0.3 - skeleton.digits[finger].frames[0].z * 0.9
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
        let outside = place - skeleton.digits[3].frames[0].z * 0.92
        #expect(depth(of: outside, in: body.groups[3]) > 0)
        #expect(body.groups.last.map { depth(of: outside, in: $0) < 0.02 } == true)
    }

    @Test func theThumbWearsNoRing() {
        let body = HandBody(skeleton: HandSkeleton(pose: HandPose()), ring: .thumb)
        #expect(!body.groups.contains { $0.part == .jewel })
    }
}
