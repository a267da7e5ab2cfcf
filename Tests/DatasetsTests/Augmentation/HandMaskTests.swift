import Basics
import Imaging
import Testing

@testable import Datasets

@Suite struct HandMaskTests {
    /// An upright open hand in a picture of 128x128: the wrist below, fingers up.
    static let landmarks: [SIMD2<Float>] = {
        var landmarks = [SIMD2<Float>(64, 100)]
        for joint in 1...4 {
            let step = Float(joint)
            landmarks.append(SIMD2(64 - 9 * step, 96 - 8 * step))
        }
        for finger in 0..<4 {
            let across = 50 + 9 * Float(finger)
            for joint in 0..<4 { landmarks.append(SIMD2(across, 64 - 11 * Float(joint))) }
        }
        return landmarks
    }()

    private func mask(_ seed: UInt64 = 1) -> HandMask {
        var generator = SeededGenerator(seed: seed)
        return HandMask(landmarks: HandMaskTests.landmarks, width: 128, height: 128, using: &generator)
    }

    @Test func coversJointsAndPalm() {
        let mask = mask()
        #expect(mask.scale == SIMD2(0.5, 0.5))
        for joint in HandMaskTests.landmarks {
            #expect(mask.picture[Int(joint.x / 2), Int(joint.y / 2)] == 255)
        }
        // The middle of the palm lies between wrist and fingers.
        #expect(mask.picture[31, 41] == 255)
    }

    @Test func leavesOutWhatIsFarFromTheHand() {
        let mask = mask()
        for (x, y) in [(2, 2), (62, 2), (62, 40), (2, 20)] { #expect(mask.picture[x, y] == 0) }
    }

    @Test func edgeIsSoft() {
        #expect(Set(mask().picture.pixels).count > 10)
    }

    @Test func keepsTheForearmMostly() {
        let kept = (1...100).count { mask(UInt64($0)).picture[32, 63] == 255 }
        #expect((50...90).contains(kept))
    }

    @Test func followsThePicturesShape() {
        var generator = SeededGenerator(seed: 1)
        let wide = HandMask(
            landmarks: HandMaskTests.landmarks.map { SIMD2($0.x * 2, $0.y) }, width: 256, height: 128, using: &generator
        )
        #expect(wide.scale == SIMD2(0.25, 0.5))
        #expect(wide.picture[32, 50] == 255)
    }

    @Test func jointsOutsideThePictureDoNoHarm() {
        var generator = SeededGenerator(seed: 1)
        let far = HandMaskTests.landmarks.map { $0 + SIMD2(1e4, -1e4) }
        #expect(
            HandMask(landmarks: far, width: 128, height: 128, using: &generator).picture.pixels.allSatisfy { $0 == 0 })
    }

    @Test func jointsOnOneSpotDoNoHarm() {
        var generator = SeededGenerator(seed: 1)
        let spot = HandMaskTests.landmarks.map { _ in SIMD2<Float>(64, 64) }
        _ = HandMask(landmarks: spot, width: 128, height: 128, using: &generator)
    }
}
