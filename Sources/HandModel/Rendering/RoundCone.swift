/// A straight piece of flesh: a line with a radius that changes evenly from one end to the other.
///
/// `blend` is the width, in centimetres, over which it melts into the pieces before it in the same group.
struct RoundCone {
    var start: SIMD3<Float>
    var along: SIMD3<Float>
    var inverseSquare: Float
    var radius: Float
    var taper: Float
    var blend: Float

    init(from start: SIMD3<Float>, to end: SIMD3<Float>, radii: (Float, Float), blend: Float) {
        self.start = start
        along = end - start
        let square = along.dot(along)
        inverseSquare = square > 0 ? 1 / square : 0
        radius = radii.0
        taper = radii.1 - radii.0
        self.blend = blend
    }

    /// Signed distance of one point, and how far along the piece it lies (0…1).
    @inline(__always)
    func distance(to point: SIMD3<Float>) -> (distance: Float, place: Float) {
        let offset = point - start
        let place = min(max(offset.dot(along) * inverseSquare, 0), 1)
        return ((offset - along * place).length - (radius + place * taper), place)
    }

    /// A ball around the piece.
    var bounds: Ball {
        let end = start + along
        let radii = (radius, radius + taper)
        return Ball(centre: (start + end) / 2, radius: along.length / 2 + max(radii.0, radii.1))
    }
}

/// A ball that holds something.
struct Ball {
    var centre: SIMD3<Float>
    var radius: Float

    /// The smallest ball about the middle of the given balls' box that holds them all.
    init(around balls: [Ball]) {
        var low = SIMD3<Float>(repeating: .greatestFiniteMagnitude)
        var high = -low
        for ball in balls {
            low = pointwiseMin(low, ball.centre - ball.radius)
            high = pointwiseMax(high, ball.centre + ball.radius)
        }
        let middle = (low + high) / 2
        centre = middle
        radius = balls.map { ($0.centre - middle).length + $0.radius }.max() ?? 0
    }

    init(centre: SIMD3<Float>, radius: Float) {
        self.centre = centre
        self.radius = radius
    }
}
