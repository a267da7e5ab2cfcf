import Imaging
import Testing

@testable import HandModel

@Suite struct HandPoseTests {
    @Test func beginsOpen() {
        let pose = HandPose()
        for finger in ["index", "middle", "ring", "little"] {
            for angle in ["mcp", "pip", "dip", "spread"] {
                #expect(HandJoint(rawValue: "\(finger).\(angle)").map { pose[$0] } == 0)
            }
        }
        #expect(pose == pose.limited)
    }

    @Test func anglesAreKeptApart() {
        var pose = HandPose()
        for (index, joint) in HandJoint.allCases.enumerated() { pose[joint] = Float(index) }
        for (index, joint) in HandJoint.allCases.enumerated() { #expect(pose[joint] == Float(index)) }
    }

    @Test func limitsHoldBackWhatNoHandCanDo() {
        var pose = HandPose()
        pose[.indexPIP] = 170
        pose[.littleMCP] = -80
        pose[.viewRoll] = 120
        let limited = pose.limited
        #expect(limited[.indexPIP] == HandJoint.indexPIP.limits.upperBound)
        #expect(limited[.littleMCP] == HandJoint.littleMCP.limits.lowerBound)
        #expect(limited[.viewRoll] == 120)
        #expect(limited[.middlePIP] == pose[.middlePIP])
    }

    @Test func mixesGoStraight() {
        var closed = HandPose()
        closed[.ringPIP] = 100
        closed[.thumbTwist] = 105
        let open = HandPose()
        #expect(open.mixed(with: closed, by: 0) == open)
        #expect(open.mixed(with: closed, by: 1) == closed)
        let quarter = open.mixed(with: closed, by: 0.25)
        #expect(quarter[.ringPIP] == 25)
        #expect(quarter[.thumbTwist] == 75)
        #expect(quarter[.indexPIP] == 0)
    }

    @Test func differenceIsTheMeanOverTheLargerJointsOfTheFingers() throws {
        var bent = HandPose()
        (bent[.indexMCP], bent[.indexPIP], bent[.littlePIP]) = (80, -20, 60)
        (bent[.thumbMCP], bent[.viewRoll], bent[.indexDIP]) = (50, 90, 70)
        #expect(HandPose().difference(from: bent) == 20)
        #expect(bent.difference(from: HandPose()) == 20)
        let (u, r, b, a) = ("U", "R", "B", "A")
        let pose = { try #require(Alphabet.american.pose(of: $0)) }
        #expect(try pose(u).difference(from: pose(r)) < 30)
        #expect(try pose(b).difference(from: pose(a)) > 60)
    }
}

@Suite struct HandJointTests {
    @Test func everyJointHasItsOwnPlace() {
        #expect(HandJoint.allCases.map(\.index) == Array(0..<HandJoint.allCases.count))
        #expect(HandJoint.allCases.count == 27)
    }

    @Test func namesAreAPartAndAnAngle() {
        for joint in HandJoint.allCases {
            #expect(joint.rawValue.split(separator: ".").count == 2, "\(joint)")
        }
        #expect(HandJoint(rawValue: "ring.pip") == .ringPIP)
        #expect(HandJoint(rawValue: "ring.ip") == nil)
    }

    @Test func straightAndRestingIsAlwaysPossible() {
        for joint in HandJoint.allCases { #expect(joint.limits.contains(0), "\(joint)") }
    }

    @Test func fingersBendForwardMoreThanBack() {
        for finger in Finger.allCases {
            guard let angles = HandJoint.angles(of: finger) else {
                #expect(finger == .thumb)
                continue
            }
            for joint in [angles.mcp, angles.pip, angles.dip] {
                #expect(joint.limits.upperBound >= 90)
                #expect(joint.limits.lowerBound >= -30)
                #expect(joint.rawValue.hasPrefix(finger.rawValue))
            }
            #expect(angles.spread.limits.upperBound <= 30)
        }
    }

    @Test func onlyTheViewIsFree() {
        let free = HandJoint.allCases.filter(\.isView)
        #expect(free == [.viewYaw, .viewPitch, .viewRoll])
        for joint in HandJoint.allCases where !joint.isView { #expect(joint.limits.upperBound < 180) }
    }
}
