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
