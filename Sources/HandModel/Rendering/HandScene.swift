import Basics
import Imaging

/// The contents of a picture of a hand, without the background.
public struct HandScene: Sendable {
    /// The angles of the hand.
    public var pose: HandPose
    /// The sizes of the hand.
    public var shape: HandShape
    /// The appearance of the skin.
    public var skin: Skin
    /// The light.
    public var lights: LightRig
    /// How far below the wrist a sleeve begins, in centimetres; nil is a bare arm.
    public var sleeve: Float?
    /// The linear colour of the sleeve.
    public var sleeveColour: SIMD3<Float>
    /// The finger that wears a ring.
    public var ring: Finger?

    /// Makes a scene.
    public init(
        pose: HandPose, shape: HandShape = .adult, skin: Skin = Skin(melanin: 0.3), lights: LightRig = .studio,
        sleeve: Float? = nil, sleeveColour: SIMD3<Float> = [0.08, 0.12, 0.22], ring: Finger? = nil
    ) {
        self.pose = pose
        self.shape = shape
        self.skin = skin
        self.lights = lights
        self.sleeve = sleeve
        self.sleeveColour = sleeveColour
        self.ring = ring
    }
}

/// The appearance of skin.
public struct Skin: Sendable, Equatable {
    /// 0 is very light, 1 very dark.
    public var melanin: Float
    /// The redness of the palm and the fingertips; 1 is usual.
    public var blood: Float
    /// The strength of the sheen; 1 is usual, 0 dry.
    public var sheen: Float
    /// The strength of creases and knuckle folds; 1 is usual.
    public var creases: Float

    /// Makes a skin.
    public init(melanin: Float, blood: Float = 1, sheen: Float = 1, creases: Float = 1) {
        self.melanin = melanin
        self.blood = blood
        self.sheen = sheen
        self.creases = creases
    }

    /// Returns the linear red, green and blue reflectance of the back of the hand (`palmar` 0) or the palm (1).
    ///
    /// Palms have little melanin: the darker the skin, the more they differ from the back.
    func albedo(palmar: Float) -> SIMD3<Float> {
        let effective = melanin * (1 - 0.45 * palmar * melanin)
        let place = effective * Float(Self.tones.count - 1)
        let lower = min(Int(place), Self.tones.count - 2)
        let tone = Self.tones[lower] + (Self.tones[lower + 1] - Self.tones[lower]) * (place - Float(lower))
        return tone * (SIMD3(1, 1, 1) + SIMD3(0.05, -0.07, -0.05) * blood * palmar)
    }

    /// The linear reflectance from the lightest to the darkest skin.
    private static let tones: [SIMD3<Float>] = [
        [0.74, 0.53, 0.43], [0.62, 0.40, 0.29], [0.45, 0.26, 0.165], [0.27, 0.145, 0.083], [0.14, 0.073, 0.042],
        [0.065, 0.036, 0.024],
    ]
}

/// A distant light.
public struct Light: Sendable, Equatable {
    /// The direction from which it shines, in the viewer's space; length 1.
    public var direction: SIMD3<Float>
    /// The linear red, green and blue strength.
    public var colour: SIMD3<Float>
    /// The sharpness of the shadows' edges: 4 is a window, 30 a bare bulb.
    public var hardness: Float

    /// Makes a light; the direction need not have length 1.
    public init(direction: SIMD3<Float>, colour: SIMD3<Float>, hardness: Float = 8) {
        self.direction = direction.normalized
        self.colour = colour
        self.hardness = hardness
    }
}

/// The light of a room.
public struct LightRig: Sendable, Equatable {
    /// The strongest light, which casts shadows.
    public var key: Light
    /// Weaker lights, without shadows.
    public var fills: [Light]
    /// The ambient light from above.
    public var sky: SIMD3<Float>
    /// The ambient light from below.
    public var ground: SIMD3<Float>

    /// Makes a light rig.
    public init(key: Light, fills: [Light], sky: SIMD3<Float>, ground: SIMD3<Float>) {
        self.key = key
        self.fills = fills
        self.sky = sky
        self.ground = ground
    }

    /// A soft key light from the upper left, a cool fill light from the right and a bright room.
    public static let studio = LightRig(
        key: Light(direction: [-0.5, 0.75, 0.75], colour: [1.5, 1.42, 1.3], hardness: 6),
        fills: [
            Light(direction: [0.9, 0.1, 0.5], colour: [0.26, 0.30, 0.36]),
            Light(direction: [0.2, 0.3, -0.9], colour: [0.5, 0.5, 0.5]),
        ],
        sky: [0.50, 0.53, 0.58], ground: [0.24, 0.21, 0.19])
}

extension HandScene {
    /// Makes a scene with a random shape, skin, clothing and light.
    static func random(pose: HandPose, using generator: inout SeededGenerator) -> HandScene {
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
            pose: pose, shape: shape, skin: skin, lights: LightRig.random(using: &generator),
            sleeve: generator.happens(withProbability: 0.55) ? generator.number(in: 0.5...16) : nil,
            sleeveColour: SIMD3(repeating: shade * shade),
            ring: generator.happens(withProbability: 0.06) ? generator.pick([.middle, .ring]) : nil)
    }
}

extension LightRig {
    /// Makes the random light of a room: mostly from above or from a window, seldom from behind or below.
    static func random(using generator: inout SeededGenerator) -> LightRig {
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
