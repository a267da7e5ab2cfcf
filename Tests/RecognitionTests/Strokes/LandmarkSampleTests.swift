import Testing

@testable import Recognition

@Suite struct LandmarkSampleTests {
    @Test func takesWhatMovementsNeed() {
        var landmarks = [SIMD2<Float>](repeating: [100, 100], count: 21)
        landmarks[20] = [90, 40]
        landmarks[17] = [90, 70]
        landmarks[8] = [104, 97]
        landmarks[5] = [100, 94]
        let sample = LandmarkSample(time: 5, landmarks: landmarks, evidence: [0.5, 0.25], rivals: [0.1, 0.2])
        #expect(sample.time == 5 && sample.evidence == [0.5, 0.25] && sample.rivals == [0.1, 0.2])
        #expect(sample.fingertips == [[90, 40], [104, 97]])
        #expect(sample.drawingPoints == [[90, 40], [102, 95.5]])
        #expect(sample.fingerLengths == [30, 5])
        #expect(sample.palm == [97.5, 91])
        #expect(sample.handSize == 60)
    }

    @Test func aHandOfOnePointHasSomeSize() {
        let landmarks = [SIMD2<Float>](repeating: [7, 7], count: 21)
        #expect(LandmarkSample(time: 0, landmarks: landmarks, evidence: [0, 0], rivals: [0, 0]).handSize == 1)
    }
}
