import HandModel
import Imaging
import Testing

@Suite struct HandLayerTests {
    private func layer(_ scene: HandScene, side: Int = 64) -> HandLayer {
        let skeleton = HandSkeleton(pose: scene.pose, shape: scene.shape)
        let camera = Camera(framing: skeleton.landmarks, distance: 60, side: side, share: 0.6)
        return HandLayer(scene, camera: camera, width: side, height: side)
    }

    private func coverage(_ layer: HandLayer) -> Float { layer.pixels.map(\.w).reduce(0, +) }

    @Test func landmarksLieOnTheRenderedHand() {
        let scene = HandScene(pose: HandPose())
        let skeleton = HandSkeleton(pose: scene.pose)
        let camera = Camera(framing: skeleton.landmarks, distance: 60, side: 100, share: 0.6)
        let layer = HandLayer(scene, camera: camera, width: 100, height: 100)
        for (landmark, point) in zip(HandLandmark.allCases, skeleton.landmarks) {
            let place = camera.project(point)
            #expect((0..<100).contains(place.x) && (0..<100).contains(place.y))
            // Tips are on the outline: look a little towards the wrist.
            let inner = place + (camera.project(skeleton[.wrist]) - place) * 0.04
            #expect(layer.pixels[Int(inner.y) * 100 + Int(inner.x)].w > 0.9, "\(landmark)")
        }
    }

    @Test func coverageIsAFractionAndLightIsFinite() {
        for pixel in layer(HandScene(pose: HandPose(), sleeve: 3, ring: .ring)).pixels {
            #expect((0...1).contains(pixel.w))
            #expect(pixel.x >= 0 && pixel.x.isFinite && pixel.y >= 0 && pixel.z >= 0)
            if pixel.w == 0 { #expect(pixel == SIMD4(repeating: 0)) }
        }
    }

    @Test func theSamePictureComesTwice() {
        let scene = HandScene(pose: HandPose(), sleeve: 3)
        #expect(layer(scene).pixels == layer(scene).pixels)
    }

    @Test func aFistCoversLessThanAnOpenHandOfTheSameScale() {
        var fist = HandPose()
        for finger in ["index", "middle", "ring", "little"] {
            for (angle, degrees) in [("mcp", Float(80)), ("pip", 100), ("dip", 60)] {
                if let joint = HandJoint(rawValue: "\(finger).\(angle)") { fist[joint] = degrees }
            }
        }
        let camera = Camera(distance: 60, focal: 150, centreX: 32, centreY: 32)
        let open = HandLayer(HandScene(pose: HandPose()), camera: camera, width: 64, height: 64)
        let closed = HandLayer(HandScene(pose: fist), camera: camera, width: 64, height: 64)
        #expect(coverage(closed) < 0.85 * coverage(open))
    }
}
