import Imaging

extension Region {
    /// The upright box about points; nil where they span none.
    init?(about points: [SIMD2<Float>]) {
        guard let first = points.first else { return nil }
        let (low, high) = points.reduce((first, first)) { (pointwiseMin($0.0, $1), pointwiseMax($0.1, $1)) }
        guard high.x > low.x, high.y > low.y else { return nil }
        self.init(
            x: Double(low.x), y: Double(low.y), width: Double(high.x - low.x), height: Double(high.y - low.y))
    }

    /// Intersection over union with another region, neither turned: 0 apart, 1 the same.
    public func overlap(with other: Region) -> Double {
        let wide = min(x + width, other.x + other.width) - max(x, other.x)
        let high = min(y + height, other.y + other.height) - max(y, other.y)
        guard wide > 0, high > 0 else { return 0 }
        let both = wide * high
        return both / (width * height + other.width * other.height - both)
    }

    /// The part of another region that lies within this one, neither turned, 0…1.
    public func share(of other: Region) -> Double {
        let wide = min(x + width, other.x + other.width) - max(x, other.x)
        let high = min(y + height, other.y + other.height) - max(y, other.y)
        guard wide > 0, high > 0 else { return 0 }
        return wide * high / (other.width * other.height)
    }
}
