/// How skin looks.
public struct Skin: Sendable, Equatable {
    /// 0 is very light, 1 very dark.
    public var melanin: Float
    /// Redness of blood in the palm and fingertips, 1 is usual.
    public var blood: Float
    /// Strength of the sheen, 1 is usual, 0 dry.
    public var sheen: Float
    /// Strength of creases and knuckle folds, 1 is usual.
    public var creases: Float

    /// Makes a skin.
    public init(melanin: Float, blood: Float = 1, sheen: Float = 1, creases: Float = 1) {
        self.melanin = melanin
        self.blood = blood
        self.sheen = sheen
        self.creases = creases
    }

    /// Linear red, green and blue reflectance on the back of the hand (0) or the palm (1).
    ///
    /// Palms have little melanin: the darker the skin, the more they differ.
    func albedo(palmar: Float) -> SIMD3<Float> {
        let effective = melanin * (1 - 0.45 * palmar * melanin)
        let place = effective * Float(Self.tones.count - 1)
        let lower = min(Int(place), Self.tones.count - 2)
        let tone = Self.tones[lower] + (Self.tones[lower + 1] - Self.tones[lower]) * (place - Float(lower))
        return tone * (SIMD3(1, 1, 1) + SIMD3(0.05, -0.07, -0.05) * blood * palmar)
    }

    /// From the lightest to the darkest skin, linear reflectance.
    private static let tones: [SIMD3<Float>] = [
        [0.74, 0.53, 0.43], [0.62, 0.40, 0.29], [0.45, 0.26, 0.165], [0.27, 0.145, 0.083], [0.14, 0.073, 0.042],
        [0.065, 0.036, 0.024],
    ]
}
