/// The way of a fingertip, in sizes of the hand: x to the right and y down, as pictures have them.
struct FingerPath: Sendable, Equatable {
    /// The places, in the order of time.
    var points: [SIMD2<Float>]

    /// How far the tip has to be from where it began before it counts as having set out.
    static let start: Float = 0.12

    /// The last point before the path leaves its beginning, as a number; nil when it stays.
    var departure: Int? {
        guard let first = points.first else { return nil }
        let nearby = Self.start * Self.start
        return points.firstIndex { squaredLength($0 - first) >= nearby }.map { $0 - 1 }
    }

    /// How far the points lie from the straight line between the first and the last, at most, as a share of its length.
    ///
    /// Positive on the left-hand side of somebody who walks the line on a map with y down.
    func bulge(from first: Int, to last: Int) -> Float {
        let chord = points[last] - points[first]
        let squared = squaredLength(chord)
        guard squared > 0 else { return 0 }
        var farthest: Float = 0
        for index in first...last {
            let arm = points[index] - points[first]
            let share = (chord.y * arm.x - chord.x * arm.y) / squared
            if abs(share) > abs(farthest) { farthest = share }
        }
        return farthest
    }

    private func squaredLength(_ vector: SIMD2<Float>) -> Float { (vector * vector).sum() }
}
