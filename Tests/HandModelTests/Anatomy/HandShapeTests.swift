import HandModel
import Imaging
import Testing

@Suite struct HandShapeTests {
    @Test func anAdultsHandHasAnAdultsLength() {
        let shape = HandShape.adult
        let length = shape.base(of: .middle).y + shape.segments(of: .middle).sum()
        #expect((17...20).contains(length))
        let breadth =
            shape.base(of: .index).x + shape.radii(of: .index)[0] - shape.base(of: .little).x
            + shape.radii(of: .little)[0]
        #expect((7.2...9).contains(breadth))
    }

    @Test func middleFingerIsLongestAndLittleShortest() {
        let lengths = Dictionary(
            uniqueKeysWithValues: Finger.allCases.map { ($0, HandShape.adult.segments(of: $0).sum()) })
        let fingers = lengths.filter { $0.key != .thumb }
        #expect(fingers.max { $0.value < $1.value }?.key == .middle)
        #expect(fingers.min { $0.value < $1.value }?.key == .little)
    }

    @Test func digitsTaperTowardsTheTip() {
        for finger in Finger.allCases {
            let radii = HandShape.adult.radii(of: finger)
            #expect(radii[0] > radii[1] && radii[1] > radii[2] && radii[2] > radii[3])
        }
    }

    @Test func sizeScalesEverything() {
        var child = HandShape()
        child.size = 0.65
        for finger in Finger.allCases {
            #expect(child.segments(of: finger) == HandShape.adult.segments(of: finger) * 0.65)
            #expect(child.radii(of: finger) == HandShape.adult.radii(of: finger) * 0.65)
            #expect(child.base(of: finger) == HandShape.adult.base(of: finger) * 0.65)
        }
    }

    @Test func parametersActOnWhatTheyName() {
        var shape = HandShape()
        shape.fingerLength = 1.1
        shape.thumbLength = 0.9
        shape.palmWidth = 1.2
        #expect(shape.segments(of: .ring) == HandShape.adult.segments(of: .ring) * 1.1)
        #expect(shape.segments(of: .thumb) == HandShape.adult.segments(of: .thumb) * 0.9)
        #expect(shape.base(of: .index).x == HandShape.adult.base(of: .index).x * 1.2)
        #expect(shape.base(of: .index).y == HandShape.adult.base(of: .index).y)
        #expect(shape.radii(of: .index) == HandShape.adult.radii(of: .index))
    }
}
