/// The signed distance field of a hand: the cones of its surface in contiguous memory.
///
/// One thread owns it while it renders one picture.
final class DistanceField {
    /// A range of cones that blend into each other.
    struct Span {
        var start: Int
        var count: Int
        var part: Int
        var bounds: Ball

        /// The number of digits; the parts with smaller numbers are digits.
        static let digitCount = HandBody.Part.palm.rawValue
    }

    let cones: UnsafeMutableBufferPointer<RoundCone>
    /// A ball around each cone and around the surface where it blends with others.
    let balls: UnsafeMutableBufferPointer<Ball>
    let spans: UnsafeMutableBufferPointer<Span>

    init(_ groups: [HandBody.Group]) {
        let count = groups.reduce(0) { $0 + $1.cones.count }
        cones = .allocate(capacity: count)
        balls = .allocate(capacity: count)
        spans = .allocate(capacity: groups.count)
        var next = 0
        for (index, group) in groups.enumerated() {
            spans.initializeElement(
                at: index,
                to: Span(start: next, count: group.cones.count, part: group.part.rawValue, bounds: group.bounds))
            let widest = group.cones.map(\.blend).max() ?? 0
            for cone in group.cones {
                cones.initializeElement(at: next, to: cone)
                let bounds = cone.bounds
                balls.initializeElement(
                    at: next, to: Ball(centre: bounds.centre, radius: bounds.radius + widest / 2))
                next += 1
            }
        }
    }

    deinit {
        cones.deallocate()
        balls.deallocate()
        spans.deallocate()
    }
}

/// The cones of a field that are needed for one tile of a picture.
final class FieldSelection {
    private let field: DistanceField
    private let cones: UnsafeMutableBufferPointer<RoundCone>
    private let spans: UnsafeMutableBufferPointer<DistanceField.Span>
    private var spanCount = 0

    init(of field: DistanceField) {
        self.field = field
        cones = .allocate(capacity: field.cones.count)
        spans = .allocate(capacity: field.spans.count)
    }

    deinit {
        cones.deallocate()
        spans.deallocate()
    }

    /// The distances to the selected cones; nil if there are none.
    var evaluator: DistanceFieldEvaluator? {
        guard spanCount > 0, let cones = UnsafePointer(cones.baseAddress), let spans = UnsafePointer(spans.baseAddress)
        else { return nil }
        return DistanceFieldEvaluator(cones: cones, spans: spans, spanCount: spanCount)
    }

    /// Selects the cones whose balls satisfy a condition.
    func select(_ isWanted: (Ball) -> Bool) {
        spanCount = 0
        var next = 0
        for span in field.spans where isWanted(span.bounds) {
            let start = next
            for index in span.start..<span.start + span.count where isWanted(field.balls[index]) {
                cones.initializeElement(at: next, to: field.cones[index])
                next += 1
            }
            guard next > start else { continue }
            spans.initializeElement(
                at: spanCount,
                to: DistanceField.Span(start: start, count: next - start, part: span.part, bounds: span.bounds))
            spanCount += 1
        }
    }
}

/// A cone with round ends: a line with a radius that changes linearly from one end to the other.
///
/// `blend` is the width, in centimetres, over which it blends into the cones before it in the same group.
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

    /// Returns the signed distance of a point, and its position along the cone (0…1).
    @inline(__always)
    func distance(to point: SIMD3<Float>) -> (distance: Float, place: Float) {
        let offset = point - start
        let place = min(max(offset.dot(along) * inverseSquare, 0), 1)
        return ((offset - along * place).length - (radius + place * taper), place)
    }

    /// A ball around the cone.
    var bounds: Ball {
        let end = start + along
        let radii = (radius, radius + taper)
        return Ball(centre: (start + end) / 2, radius: along.length / 2 + max(radii.0, radii.1))
    }
}

/// A bounding sphere.
struct Ball {
    var centre: SIMD3<Float>
    var radius: Float

    /// Makes the smallest ball that contains all the given ones and has its centre in the middle of their box.
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
