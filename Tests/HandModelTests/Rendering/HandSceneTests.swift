import Basics
import Testing

@testable import HandModel

@Suite struct SkinTests {
    @Test func melaninDarkens() {
        let tones = stride(from: Float(0), through: 1, by: 0.1).map { Skin(melanin: $0).albedo(palmar: 0) }
        for (lighter, darker) in zip(tones, tones.dropFirst()) {
            #expect(lighter.x > darker.x && lighter.y > darker.y && lighter.z > darker.z)
        }
        #expect((tones.first?.x ?? 0) > 0.7)
        #expect((tones.last?.x ?? 1) < 0.1)
    }

    @Test func reflectanceIsPhysical() {
        for melanin in stride(from: Float(0), through: 1, by: 0.25) {
            for palmar in [Float(0), 0.5, 1] {
                let albedo = Skin(melanin: melanin, blood: 1.5).albedo(palmar: palmar)
                #expect(albedo.min() > 0 && albedo.max() < 1)
                #expect(albedo.x > albedo.y && albedo.y > albedo.z, "skin is red before it is blue")
            }
        }
    }

    @Test func palmsOfDarkHandsAreLighter() {
        func ratio(_ melanin: Float) -> Float {
            let skin = Skin(melanin: melanin, blood: 0)
            return skin.albedo(palmar: 1).sum() / skin.albedo(palmar: 0).sum()
        }
        #expect(ratio(0.9) > 1.8)
        #expect(abs(ratio(0) - 1) < 0.01)
        #expect(ratio(0.9) > ratio(0.4))
    }
}

@Suite struct LightRigTests {
    @Test func directionsGetLengthOne() {
        let light = Light(direction: [0, 3, 4], colour: [1, 1, 1])
        #expect(isClose(light.direction, [0, 0.6, 0.8]))
    }

    @Test func theStudioIsLitFromAboveAndTheFront() {
        let studio = LightRig.studio
        #expect(studio.key.direction.y > 0.3)
        #expect(studio.key.direction.z > 0.3)
        #expect(studio.key.colour.sum() > studio.fills.map { $0.colour.sum() }.max() ?? 0)
        #expect(studio.sky.sum() > studio.ground.sum())
    }
}

@Suite struct RandomSceneTests {
    private let scenes: [HandScene] = {
        var generator = SeededGenerator(seed: 21)
        return (0..<200).map { _ in HandScene.random(pose: HandPose(), using: &generator) }
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
