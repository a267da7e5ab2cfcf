import Basics
import Testing

@testable import HandModel

@Suite struct HandSceneChanceTests {
    private let scenes: [HandScene] = {
        var generator = SeededGenerator(seed: 21)
        return (0..<200).map { _ in HandScene.drawn(pose: HandPose(), &generator) }
    }()

    @Test func everySkinIsDrawn() {
        let tones = scenes.map(\.skin.melanin)
        for low in stride(from: Float(0), to: 0.9, by: 0.3) {
            #expect(tones.filter { ($0 - low) >= 0 && $0 < low + 0.3 }.count > 40)
        }
    }

    @Test func handsAreHumanInSize() {
        for scene in scenes {
            let length = scene.shape.base(of: .middle).y + scene.shape.segments(of: .middle).sum()
            #expect((9...25).contains(length))
            #expect((0.6...1.4).contains(scene.shape.fingerThickness))
        }
    }

    @Test func clothingAndJewelleryVary() {
        #expect(scenes.contains { $0.sleeve == nil })
        #expect(scenes.contains { $0.sleeve != nil })
        let ringed = scenes.filter { $0.ring != nil }.count
        #expect(ringed > 0 && ringed < 40)
    }

    @Test func lightIsPresentAndHasADirection() {
        for scene in scenes {
            #expect(abs(scene.lights.key.direction.length - 1) < 1e-4)
            #expect(scene.lights.key.colour.min() > 0)
            #expect(scene.lights.sky.x > scene.lights.ground.x)
            #expect(!scene.lights.fills.isEmpty)
        }
    }

    @Test func mostLightComesFromAbove() {
        #expect(scenes.filter { $0.lights.key.direction.y > 0 }.count > 130)
    }
}
