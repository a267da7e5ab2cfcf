import HandModel
import Imaging
import Testing

@Suite struct HandSkeletonTests {
    private let pivot = HandSkeleton.pivot

    @Test func anOpenMiddleFingerStandsUpright() {
        let hand = HandSkeleton(pose: HandPose())
        let base = SIMD3<Float>(0.75, 9.15, -0.2) - pivot
        #expect(isClose(hand[.wrist], -pivot))
        #expect(isClose(hand[.middleMCP], base))
        #expect(isClose(hand[.middlePIP], base + [0, 4.55, 0]))
        #expect(isClose(hand[.middleDIP], base + [0, 4.55 + 2.7, 0]))
        #expect(isClose(hand[.middleTip], base + [0, 4.55 + 2.7 + 2.25, 0]))
    }

    @Test func squareBendsGoForwardThenDown() {
        var pose = HandPose()
        pose[.middleMCP] = 90
        pose[.middlePIP] = 90
        let hand = HandSkeleton(pose: pose)
        let base = SIMD3<Float>(0.75, 9.15, -0.2) - pivot
        #expect(isClose(hand[.middlePIP], base + [0, 0, 4.55]))
        #expect(isClose(hand[.middleTip], base + [0, -2.7 - 2.25, 4.55]))
    }

    @Test func spreadIsPositiveTowardsTheThumb() {
        var pose = HandPose()
        pose[.middleSpread] = 30
        let hand = HandSkeleton(pose: pose)
        let tip = SIMD3<Float>(0.75 + 9.5 * 0.5, 9.15 + 9.5 * 0.8660254, -0.2) - pivot
        #expect(isClose(hand[.middleTip], tip, within: 1e-3))
        #expect(hand[.thumbTip].x > hand[.indexMCP].x, "the thumb is on the viewer's right")
    }

    @Test func thumbGoesAsideAndForward() {
        var pose = HandPose()
        pose[.thumbAbduct] = 90
        pose[.thumbOppose] = 0
        pose[.thumbTwist] = 90
        pose[.thumbMCP] = 0
        pose[.thumbIP] = 90
        let hand = HandSkeleton(pose: pose)
        let base = SIMD3<Float>(2.35, 2, 0.9) - pivot
        #expect(isClose(hand[.thumbIP], base + [7.8, 0, 0], within: 1e-3))
        // Turned by 90 degrees the pad looks across the hand, so that the end joint bends up towards the fingers.
        #expect(isClose(hand[.thumbTip], base + [7.8, 2.75, 0], within: 1e-3))
        pose[.thumbAbduct] = 0
        pose[.thumbOppose] = 90
        pose[.thumbIP] = 0
        #expect(isClose(HandSkeleton(pose: pose)[.thumbIP], base + [0, 0, 7.8], within: 1e-3))
    }

    @Test func bonesKeepTheirLengths() {
        var pose = HandPose()
        for (index, joint) in HandJoint.allCases.enumerated() { pose[joint] = Float((index * 37) % 80) - 10 }
        var shape = HandShape()
        shape.fingerLength = 1.13
        shape.size = 0.8
        let hand = HandSkeleton(pose: pose.limited, shape: shape)
        for (finger, digit) in zip(Finger.allCases, hand.digits) {
            for segment in 0..<3 {
                let (start, end) = digit.segment(segment)
                let length = (end - start).length
                #expect(abs(length - shape.segments(of: finger)[segment]) < 1e-4)
                #expect(isClose(digit.frames[segment].y * length, end - start, within: 1e-3))
            }
        }
    }

    @Test func rollTurnsThePictureAnticlockwise() {
        var pose = HandPose()
        pose[.viewRoll] = 90
        let hand = HandSkeleton(pose: pose)
        // Fingers point to the viewer's left, the thumb is on top.
        #expect(hand[.middleTip].x < hand[.wrist].x - 15)
        #expect(hand[.thumbTip].y > hand[.littleTip].y)
    }

    @Test func yawTurnsThePalmToTheRightAndPitchTipsForward() {
        var pose = HandPose()
        pose[.viewYaw] = 90
        #expect(isClose(HandSkeleton(pose: pose).palm.z, [1, 0, 0]))
        pose = HandPose()
        pose[.viewPitch] = 40
        #expect(HandSkeleton(pose: pose)[.middleTip].z > 4)
    }

    @Test func wristBendsTheArmAgainstTheHand() {
        var pose = HandPose()
        pose[.wristFlex] = 85
        #expect((HandSkeleton(pose: pose).forearm * [0, -1, 0]).z > 0.9)
        pose[.wristFlex] = 0
        pose[.wristDeviate] = -30
        #expect(isClose(HandSkeleton(pose: pose).forearm * [0, -1, 0], [-0.5, -0.8660254, 0]))
    }

    @Test func cuppingBringsTheLittleFingerForward() {
        var pose = HandPose()
        pose[.palmCup] = 20
        let flat = HandSkeleton(pose: HandPose())
        let cupped = HandSkeleton(pose: pose)
        #expect(cupped[.littleMCP].z > flat[.littleMCP].z + 0.8)
        #expect(isClose(cupped[.indexMCP], flat[.indexMCP]))
    }

    @Test func landmarksAreTwentyOneInOrder() {
        let hand = HandSkeleton(pose: HandPose())
        #expect(hand.landmarks.count == 21)
        #expect(hand[.wrist] == hand.wrist)
        #expect(hand[.indexTip] == hand[.index].tip)
        #expect(hand[.littleMCP] == hand[.little].base)
        for (finger, digit) in zip(Finger.allCases, hand.digits) { #expect(hand[finger].landmarks == digit.landmarks) }
    }
}
