import HandModel
import Testing

@Suite struct CameraTests {
    @Test func projectsByTheIntercept() {
        let camera = Camera(distance: 60, focal: 600, centreX: 100, centreY: 80)
        #expect(camera.project([0, 0, 0]) == SIMD2(100, 80))
        #expect(camera.project([3, 2, 0]) == SIMD2(130, 60))
        // Twice as near appears twice as large.
        #expect(camera.project([3, 2, 30]) == SIMD2(160, 40))
    }

    @Test(arguments: [Float(0.4), 0.59, 0.9]) func framingFillsItsShareAndCentres(share: Float) {
        let hand = HandSkeleton(pose: HandPose()).landmarks
        let camera = Camera(framing: hand, distance: 55, side: 200, share: share)
        let box = camera.box(of: hand)
        let size = box.high - box.low
        #expect(abs(max(size.x, size.y) - 200 * share) < 0.05)
        #expect(abs((box.low.x + box.high.x) / 2 - 100) < 0.05)
        #expect(abs((box.low.y + box.high.y) / 2 - 100) < 0.05)
    }

    @Test func aPointBehindTheCameraStaysFinite() {
        let projected = Camera(distance: 10, focal: 100, centreX: 0, centreY: 0).project([1, 1, 20])
        #expect(projected.x.isFinite && projected.y.isFinite)
    }
}
