import Basics
import Imaging
import Testing

@testable import HandModel

@Suite struct RoomTests {
    @Test func aRoomIsAFunctionOfChance() {
        var first = SeededGenerator(seed: 3)
        var second = SeededGenerator(seed: 3)
        #expect(Room.random(side: 48, using: &first).light == Room.random(side: 48, using: &second).light)
        #expect(first == second)
        #expect(Room.random(side: 48, using: &first).light != Room.random(side: 48, using: &first).light)
    }

    @Test func lightIsFiniteAndNotNegative() {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<60 {
            let room = Room.random(side: 32, using: &generator)
            #expect(room.light.count == 32 * 32)
            #expect(room.light.allSatisfy { $0.isFinite && $0 >= 0 && $0 < 20 })
        }
    }

    @Test func roomsDifferInBrightness() {
        var generator = SeededGenerator(seed: 2)
        let means = (0..<60).map { _ in
            Room.random(side: 32, using: &generator).light.reduce(0, +) / 1024
        }
        #expect(means.contains { $0 < 0.1 })
        #expect(means.contains { $0 > 0.4 })
    }

    @Test func aHandCoversTheRoom() {
        let scene = HandScene(pose: HandPose())
        let skeleton = HandSkeleton(pose: scene.pose)
        let camera = Camera(framing: skeleton.landmarks, distance: 60, side: 40, share: 0.6)
        let layer = HandLayer(scene, camera: camera, width: 40, height: 40)
        var room = Room(side: 40, brightness: 0.25)
        room.place(layer, exposure: 1)
        var dark = Room(side: 40, brightness: 0.25)
        dark.place(layer, exposure: 0.5)
        for (index, pixel) in layer.pixels.enumerated() {
            if pixel.w == 0 { #expect(room.light[index] == 0.25) }
            if pixel.w == 1 {
                let luminance = 0.2126 * pixel.x + 0.7152 * pixel.y + 0.0722 * pixel.z
                #expect(abs(room.light[index] - luminance) < 1e-5)
                #expect(abs(dark.light[index] - luminance / 2) < 1e-5)
            }
        }
    }
}
