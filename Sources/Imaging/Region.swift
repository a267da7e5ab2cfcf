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
