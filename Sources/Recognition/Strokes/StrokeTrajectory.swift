/// The path of the point that draws a letter, in sizes of the hand: x to the right and y down, as in pictures.
///
/// The limits were chosen on rendered words, blurred ones among them, and on `motion` (`trainer evaluate --motion`).
struct StrokeTrajectory: Sendable, Equatable {
    /// The positions, in the order of time.
    var points: [SIMD2<Float>]

    /// The distance from the first point from which on the path has left it.
    static let departureDistance: Float = 0.12
    /// No hand jumps aside by this much and back within this time.
    private static let spike: (distance: Float, milliseconds: Double) = (0.3, 100)

    /// The index of the last point before the path leaves its first point; nil if it stays there.
    var departure: Int? {
        guard let first = points.first else { return nil }
        let nearby = Self.departureDistance * Self.departureDistance
        return points.firstIndex { squaredLength($0 - first) >= nearby }.map { $0 - 1 }
    }

    /// The path without points that were found in a wrong place in a single frame: their neighbours' middle replaces them.
    ///
    /// - Parameter times: the time of each point in milliseconds.
    func withoutSpikes(times: [Double]) -> StrokeTrajectory {
        var cleaned = points
        for index in points.indices.dropFirst().dropLast()
        where times[index + 1] - times[index - 1] <= Self.spike.milliseconds {
            let middle = (cleaned[index - 1] + points[index + 1]) / 2
            if squaredLength(points[index] - middle) > Self.spike.distance * Self.spike.distance {
                cleaned[index] = middle
            }
        }
        return StrokeTrajectory(points: cleaned)
    }

    /// The largest distance of the points from the straight line between `first` and `last`, as a share of its length.
    ///
    /// It is positive if the farthest point is to the left of the direction of travel, as seen in the picture.
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
