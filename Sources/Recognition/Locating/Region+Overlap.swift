import Imaging

extension Region {
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
