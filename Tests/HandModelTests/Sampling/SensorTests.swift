import Basics
import Imaging
import Testing

@testable import HandModel

@Suite struct SensorTests {
    /// Mean grey of a picture of an even room by each of some cameras.
    private func mean(brightness: Float, seed: UInt64) -> Double {
        var generator = SeededGenerator(seed: seed)
        let sensor = Sensor(&generator)
        let picture = sensor.picture(of: Room(side: 24, brightness: brightness), side: 32, &generator)
        return picture.pixels.map { Double($0) }.reduce(0, +) / 1024
    }

    @Test(arguments: [UInt64(1), 2, 3, 4, 5]) func moreLightIsBrighter(seed: UInt64) {
        let means = [Float(0.02), 0.1, 0.3, 0.6, 1].map { mean(brightness: $0, seed: seed) }
        for (darker, brighter) in zip(means, means.dropFirst()) { #expect(darker < brighter) }
    }

    @Test func camerasDiffer() {
        let means = (0..<30).map { mean(brightness: 0.2, seed: $0) }
        #expect((means.max() ?? 0) - (means.min() ?? 0) > 25)
    }

    @Test func sizesAreAsAskedAndChanceRepeats() {
        var first = SeededGenerator(seed: 9)
        var second = SeededGenerator(seed: 9)
        let room = Room(side: 20, brightness: 0.3)
        let one = Sensor(&first).picture(of: room, side: 50, &first)
        let two = Sensor(&second).picture(of: room, side: 50, &second)
        #expect(one == two)
        #expect(one.width == 50 && one.height == 50)
    }

    @Test func edgesSurviveTheWayThroughTheCamera() {
        // A hand before a room stays apart from it, whatever the camera.
        let scene = HandScene(pose: HandPose(), skin: Skin(melanin: 0.1))
        let skeleton = HandSkeleton(pose: scene.pose)
        let camera = Camera(framing: skeleton.landmarks, distance: 60, side: 48, share: 0.6)
        let layer = HandLayer(scene, camera: camera, width: 48, height: 48)
        var room = Room(side: 48, brightness: 0.01)
        room.place(layer, exposure: 1)
        let palm = camera.project(skeleton.wrist + SIMD3<Float>(0, 6, 0))
        for seed in UInt64(0)..<10 {
            var generator = SeededGenerator(seed: seed)
            let picture = Sensor(&generator).picture(of: room, side: 48, &generator)
            #expect(Int(picture[Int(palm.x), Int(palm.y)]) > Int(picture[2, 2]) + 60)
        }
    }
}
