import Basics

extension HandScene {
    /// Somebody's hand in some light: shape, skin, clothing and lamps drawn by chance.
    static func drawn(pose: HandPose, _ generator: inout SeededGenerator) -> HandScene {
        var shape = HandShape()
        shape.size = generator.number(in: 0.72...1.12)
        shape.fingerLength = generator.normal(mean: 1, deviation: 0.06)
        shape.fingerThickness = generator.normal(mean: 1.02, deviation: 0.09)
        shape.palmWidth = generator.normal(mean: 1, deviation: 0.06)
        shape.palmLength = generator.normal(mean: 1, deviation: 0.04)
        shape.thumbLength = generator.normal(mean: 1, deviation: 0.05)
        shape.flesh = generator.normal(mean: 1, deviation: 0.25)
        shape.forearm = generator.normal(mean: 0.98, deviation: 0.09)
        let skin = Skin(
            melanin: generator.number(in: 0.02...0.95), blood: generator.number(in: 0.5...1.5),
            sheen: generator.number(in: 0...1.8), creases: generator.number(in: 0.5...1.7))
        let shade = generator.number(in: 0.02...0.7)
        return HandScene(
            pose: pose, shape: shape, skin: skin, lights: LightRig.drawn(&generator),
            sleeve: generator.happens(withProbability: 0.55) ? generator.number(in: 0.5...16) : nil,
            sleeveColour: SIMD3(repeating: shade * shade),
            ring: generator.happens(withProbability: 0.06) ? generator.pick([.middle, .ring]) : nil)
    }
}

extension LightRig {
    /// The light of some room: mostly from above or a window, seldom from behind or below.
    static func drawn(_ generator: inout SeededGenerator) -> LightRig {
        let direction = SIMD3<Float>(
            generator.normal(deviation: 0.8), generator.number(in: -0.3...1.1), generator.number(in: -0.25...1.2))
        let strength = generator.number(in: 0.5...2)
        var fills: [Light] = []
        for _ in 0..<(generator.happens(withProbability: 0.6) ? 1 : 2) {
            let from = SIMD3<Float>(
                generator.normal(deviation: 1), generator.normal(mean: 0.3, deviation: 0.6),
                generator.number(in: -0.6...1))
            fills.append(Light(direction: from, colour: SIMD3(repeating: generator.number(in: 0...0.7))))
        }
        let sky = generator.number(in: 0.25...0.9)
        let ground = sky * generator.number(in: 0.2...0.9)
        return LightRig(
            key: Light(
                direction: direction + SIMD3(0, 0.05, 0.05), colour: SIMD3(repeating: strength),
                hardness: generator.number(in: 2.5...14)), fills: fills, sky: SIMD3(repeating: sky),
            ground: SIMD3(repeating: ground))
    }
}
