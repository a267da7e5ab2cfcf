import Imaging
import Testing

@testable import HandModel

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
