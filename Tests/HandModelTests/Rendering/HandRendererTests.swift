import Imaging
import Testing

@testable import HandModel

@Suite struct HandRendererTests {
    @Test func lightIsEncodedAsSRGB() {
        #expect(HandRenderer.encoded(0) == 0)
        #expect(HandRenderer.encoded(1) == 255)
        #expect(HandRenderer.encoded(7) == 255)
        // 0.2140 is the linear light of the middle grey 128 (127.5 / 255 to the power of 2.4, about).
        #expect(abs(Int(HandRenderer.encoded(0.2140)) - 127) <= 1)
        #expect(HandRenderer.encoded(-1) == 0)
    }

    @Test func pixelsAreSetInTheirPlace() {
        var image = RGBImage(width: 3, height: 2)
        image.setPixel(1, 1, linear: [0.2140, 0, 9])
        #expect(image.pixels[12] >= 126 && image.pixels[12] <= 128)
        #expect(image.pixels[13] == 0)
        #expect(image.pixels[14] > 250)
        #expect(image.pixels[0..<12].allSatisfy { $0 == 0 })
    }

    @Test func portraitsShowSkinBeforeTheWall() {
        let portrait = HandRenderer.portrait(
            of: HandScene(pose: HandPose()), side: 60, supersampling: 1)
        let wall = Backdrop.wall.picture(width: 60, height: 60)
        #expect(Array(portrait.pixels[0..<30]) == Array(wall.pixels[0..<30]))
        let middle = 3 * (34 * 60 + 30)
        #expect(portrait.pixels[middle] > portrait.pixels[middle + 2] + 20, "skin is redder than blue")
    }

    @Test func supersamplingSmoothsEdges() {
        func tones(_ factor: Int) -> Int {
            Set(
                HandRenderer.portrait(
                    of: HandScene(pose: HandPose(), skin: Skin(melanin: 0)), side: 40,
                    backdrop: Backdrop(top: [0, 0, 0], bottom: [0, 0, 0]), supersampling: factor
                ).pixels.enumerated().filter { $0.offset % 3 == 0 }.map(\.element)
            ).count
        }
        #expect(tones(3) >= tones(1))
    }

    @Test func darkSkinIsDarker() {
        func mean(_ melanin: Float) -> Int {
            let picture = HandRenderer.portrait(
                of: HandScene(pose: HandPose(), skin: Skin(melanin: melanin)), side: 40, supersampling: 1)
            return picture.pixels.map { Int($0) }.reduce(0, +) / picture.pixels.count
        }
        #expect(mean(0.05) > mean(0.5) + 5)
        #expect(mean(0.5) > mean(0.95) + 5)
    }
}

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
