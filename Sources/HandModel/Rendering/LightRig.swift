/// A distant light.
public struct Light: Sendable, Equatable {
    /// Where it shines from, in the viewer's space; length 1.
    public var direction: SIMD3<Float>
    /// Red, green and blue strength, linear.
    public var colour: SIMD3<Float>
    /// How wide its shadows' edges are: 4 is a window, 30 a bare bulb.
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
    /// What comes from above, from all around.
    public var sky: SIMD3<Float>
    /// What comes from below.
    public var ground: SIMD3<Float>

    /// Makes a light rig.
    public init(key: Light, fills: [Light], sky: SIMD3<Float>, ground: SIMD3<Float>) {
        self.key = key
        self.fills = fills
        self.sky = sky
        self.ground = ground
    }

    /// A soft key from the upper left, a cool fill from the right and a bright room: kind to hands.
    public static let studio = LightRig(
        key: Light(direction: [-0.5, 0.75, 0.75], colour: [1.5, 1.42, 1.3], hardness: 6),
        fills: [
            Light(direction: [0.9, 0.1, 0.5], colour: [0.26, 0.30, 0.36]),
            Light(direction: [0.2, 0.3, -0.9], colour: [0.5, 0.5, 0.5]),
        ],
        sky: [0.50, 0.53, 0.58], ground: [0.24, 0.21, 0.19])
}
