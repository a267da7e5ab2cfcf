import Testing

@testable import Recognition

@Suite struct HandMomentTests {
    @Test func takesWhatMovementsNeed() {
        var joints = [SIMD2<Float>](repeating: [100, 100], count: 21)
        joints[20] = [90, 40]
        joints[17] = [90, 70]
        joints[8] = [104, 97]
        joints[5] = [100, 94]
        let moment = HandMoment(time: 5, joints: joints, evidence: [0.5, 0.25], rivals: [0.1, 0.2])
        #expect(moment.time == 5 && moment.evidence == [0.5, 0.25] && moment.rivals == [0.1, 0.2])
        #expect(moment.fingertips == [[90, 40], [104, 97]])
        #expect(moment.reaches == [30, 5])
        #expect(moment.palm == [97.5, 91])
        #expect(moment.size == 60)
    }

    @Test func aHandOfOnePointHasSomeSize() {
        let joints = [SIMD2<Float>](repeating: [7, 7], count: 21)
        #expect(HandMoment(time: 0, joints: joints, evidence: [0, 0], rivals: [0, 0]).size == 1)
    }
}
