/// A pinhole camera on the viewer's axis, looking at the origin along -z.
public struct Camera: Sendable, Equatable {
    /// The distance from the origin in centimetres.
    public var distance: Float
    /// The focal length in pixels.
    public var focal: Float
    /// Where the axis meets the picture, in pixels from the left.
    public var centreX: Float
    /// Where the axis meets the picture, in pixels from the top.
    public var centreY: Float

    /// Makes a camera from its parts.
    public init(distance: Float, focal: Float, centreX: Float, centreY: Float) {
        self.distance = distance
        self.focal = focal
        self.centreX = centreX
        self.centreY = centreY
    }

    /// Returns where a point in space appears, in pixels from the top left.
    public func project(_ point: SIMD3<Float>) -> SIMD2<Float> {
        let scale = focal / max(distance - point.z, 1e-3)
        return SIMD2(centreX + point.x * scale, centreY - point.y * scale)
    }

    /// Makes a camera that shows points in the middle of a square picture.
    ///
    /// - Parameters:
    ///   - distance: from the origin in centimetres.
    ///   - side: width and height of the picture in pixels.
    ///   - share: the share of the side that the larger side of the points' box takes.
    public init(framing points: [SIMD3<Float>], distance: Float, side: Int, share: Float) {
        self.init(distance: distance, focal: 1, centreX: 0, centreY: 0)
        let box = box(of: points)
        focal = Float(side) * share / max(box.high.x - box.low.x, box.high.y - box.low.y, 1e-6)
        let middle = (box.low + box.high) / 2 * focal
        centreX = Float(side) / 2 - middle.x
        centreY = Float(side) / 2 - middle.y
    }

    /// Returns the corners of the upright box around the projected points, in pixels.
    public func box(of points: [SIMD3<Float>]) -> (low: SIMD2<Float>, high: SIMD2<Float>) {
        var low = SIMD2<Float>(repeating: .greatestFiniteMagnitude)
        var high = -low
        for point in points.map(project) {
            low = pointwiseMin(low, point)
            high = pointwiseMax(high, point)
        }
        return (low, high)
    }
}
