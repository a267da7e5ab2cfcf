import Basics
import Imaging
import Testing

@testable import HandModel

@Suite struct SensorTests {
    /// Mean grey of a picture of an even room by each of some cameras.
    private func mean(brightness: Float, seed: UInt64) -> Double {
        var generator = SeededGenerator(seed: seed)
        let sensor = Sensor(using: &generator)
        let picture = sensor.picture(of: Room(side: 24, brightness: brightness), side: 32, using: &generator)
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
        let one = Sensor(using: &first).picture(of: room, side: 50, using: &first)
        let two = Sensor(using: &second).picture(of: room, side: 50, using: &second)
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
            let picture = Sensor(using: &generator).picture(of: room, side: 48, using: &generator)
            #expect(Int(picture[Int(palm.x), Int(palm.y)]) > Int(picture[2, 2]) + 60)
        }
    }
}

@Suite struct BlockCompressionTests {
    @Test func tinyStepsChangeNothing() {
        let original = (0..<256).map { Float(($0 * 37) % 200) }
        var tones = original
        BlockCompression(step: 0.001).apply(to: &tones, side: 16)
        for (before, after) in zip(original, tones) { #expect(abs(before - after) < 0.1) }
    }

    @Test func evenBlocksKeepTheirMeanToHalfAStep() {
        var tones = [Float](repeating: 101, count: 64)
        BlockCompression(step: 8).apply(to: &tones, side: 8)
        // The lowest coefficient is eight times the mean, so that it moves by at most half of 8 / 8.
        for tone in tones { #expect(abs(tone - 101) <= 0.501) }
        #expect(tones.allSatisfy { abs($0 - tones[0]) < 1e-3 })
    }

    @Test func fineDetailGoesFirst() {
        // A checkerboard of two grey levels is the highest frequency; a ramp is mostly the lowest.
        var board = (0..<64).map { Float(128 + (($0 / 8 + $0) % 2 == 0 ? 2 : -2)) }
        BlockCompression(step: 5).apply(to: &board, side: 8)
        #expect((board.max() ?? 0) - (board.min() ?? 0) < 1)
        var ramp = (0..<64).map { Float(10 * ($0 % 8)) }
        BlockCompression(step: 5).apply(to: &ramp, side: 8)
        #expect((ramp[7] - ramp[0]) > 55)
    }

    @Test func restsOfBlocksAreLeftAlone() {
        let original = (0..<100).map { Float($0) }
        var tones = original
        BlockCompression(step: 30).apply(to: &tones, side: 10)
        for index in 80..<100 { #expect(tones[index] == original[index]) }
        for row in 0..<10 { #expect(tones[row * 10 + 9] == original[row * 10 + 9]) }
        #expect(tones[0] != original[0] || tones[9 * 7] != original[9 * 7])
    }
}
