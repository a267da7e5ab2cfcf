/// A part of a picture: a rectangle in pixels, origin at the picture's top left, turned about its centre.
///
/// It may reach over the picture's edges; what lies outside repeats the edge.
public struct Region: Sendable, Equatable {
    /// Left edge before turning.
    public var x: Double
    /// Top edge before turning.
    public var y: Double
    /// Width in pixels, above 0.
    public var width: Double
    /// Height in pixels, above 0.
    public var height: Double
    /// Radians by which the region is turned clockwise about its centre.
    public var tilt: Double

    /// Makes a region.
    public init(x: Double, y: Double, width: Double, height: Double, tilt: Double = 0) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
        self.tilt = tilt
    }

    /// The square about the same centre whose side is the longer side times `factor`.
    public func square(scaledBy factor: Double = 1) -> Region {
        let side = max(width, height) * factor
        return Region(
            x: x + (width - side) / 2, y: y + (height - side) / 2, width: side, height: side, tilt: tilt)
    }
}

extension Region {
    /// The smallest upright box about points; nil where it would have no area.
    public init?(about points: some Collection<SIMD2<Float>>) {
        guard let first = points.first else { return nil }
        let (low, high) = points.reduce((first, first)) { (pointwiseMin($0.0, $1), pointwiseMax($0.1, $1)) }
        guard high.x > low.x, high.y > low.y else { return nil }
        self.init(
            x: Double(low.x), y: Double(low.y), width: Double(high.x - low.x), height: Double(high.y - low.y))
    }

    /// Intersection over union with another region, neither turned: 0 apart, 1 the same.
    public func iou(with other: Region) -> Double {
        let shared = sharedArea(with: other)
        return shared > 0 ? shared / (width * height + other.width * other.height - shared) : 0
    }

    /// The share of another region's area that lies within this one, neither turned, 0…1.
    public func coverage(of other: Region) -> Double {
        sharedArea(with: other) / (other.width * other.height)
    }

    private func sharedArea(with other: Region) -> Double {
        let wide = min(x + width, other.x + other.width) - max(x, other.x)
        let high = min(y + height, other.y + other.height) - max(y, other.y)
        return max(wide, 0) * max(high, 0)
    }
}
