/// A part of a picture: a rectangle in pixels, with the origin at the picture's top left, turned about its centre.
///
/// It may reach beyond the picture, where the pixels of the nearest edge are repeated.
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

    /// Returns the square about the same centre whose side is the longer side times `factor`.
    public func square(scaledBy factor: Double = 1) -> Region {
        let side = max(width, height) * factor
        return Region(
            x: x + (width - side) / 2, y: y + (height - side) / 2, width: side, height: side, tilt: tilt)
    }
}

extension Region {
    /// Makes the smallest upright box around points; nil if it has no area.
    public init?(about points: some Collection<SIMD2<Float>>) {
        guard let first = points.first else { return nil }
        let (low, high) = points.reduce((first, first)) { (pointwiseMin($0.0, $1), pointwiseMax($0.1, $1)) }
        guard high.x > low.x, high.y > low.y else { return nil }
        self.init(
            x: Double(low.x), y: Double(low.y), width: Double(high.x - low.x), height: Double(high.y - low.y))
    }

    /// Returns the intersection over union with another region: 0 if they are apart, 1 if they are the same.
    ///
    /// Both regions are taken as upright.
    public func iou(with other: Region) -> Double {
        let shared = sharedArea(with: other)
        return shared > 0 ? shared / (width * height + other.width * other.height - shared) : 0
    }

    /// Returns the share of another region's area that lies within this one, 0…1.
    ///
    /// Both regions are taken as upright.
    public func coverage(of other: Region) -> Double {
        sharedArea(with: other) / (other.width * other.height)
    }

    /// Returns the same part of a picture that has `factor` times as many pixels along each side.
    func scaled(by factor: Double) -> Region {
        Region(x: x * factor, y: y * factor, width: width * factor, height: height * factor, tilt: tilt)
    }

    /// Whether all numbers are finite.
    var isFinite: Bool {
        x.isFinite && y.isFinite && width.isFinite && height.isFinite && tilt.isFinite
    }

    private func sharedArea(with other: Region) -> Double {
        let wide = min(x + width, other.x + other.width) - max(x, other.x)
        let high = min(y + height, other.y + other.height) - max(y, other.y)
        return max(wide, 0) * max(high, 0)
    }
}
