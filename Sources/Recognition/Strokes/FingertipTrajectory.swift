/// The path of a fingertip, in sizes of the hand: x to the right and y down, as in pictures.
///
/// The limits were chosen on rendered words and on `motion` (`trainer evaluate --motion`).
struct FingertipTrajectory: Sendable, Equatable {
    /// The positions, in the order of time.
    var points: [SIMD2<Float>]

    /// The distance from the first point from which on the tip has left it.
    static let departureDistance: Float = 0.12

    /// The index of the last point before the path leaves its first point; nil if it stays there.
    var departure: Int? {
        guard let first = points.first else { return nil }
        let nearby = Self.departureDistance * Self.departureDistance
        return points.firstIndex { squaredLength($0 - first) >= nearby }.map { $0 - 1 }
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

// The form of a J.
extension FingertipTrajectory {
    /// The minimum descent of a J.
    private static let minimumDescent: Float = 0.4
    /// The minimum sideways extent of the hook of a J.
    private static let minimumHook: Float = 0.18

    /// Whether the path is a J: down, then in a hook to either side, without going farther down at the end.
    ///
    /// Either side is accepted, because some learners draw the letter mirrored.
    var isHook: Bool {
        guard points.count > 3, let first = points.first, let last = points.last,
            let lowest = points.map(\.y).max()
        else { return false }
        let depth = lowest - first.y
        guard depth >= Self.minimumDescent, last.y - first.y >= 0.25 * depth,
            let turn = points.firstIndex(where: { $0.y - first.y >= 0.7 * depth })
        else { return false }
        // The path of a hand that only moves down, straight or at an angle, has no hook.
        let hook = last.x - points[turn].x
        guard abs(hook) >= max(Self.minimumHook, 0.15 * depth), isLevelAtTheEnd(towards: hook) else { return false }
        // The path runs below the straight line from its first to its last point.
        let bulge = bulge(from: 0, to: points.count - 1)
        guard abs(bulge) >= 0.12, (bulge > 0) == (hook < 0) else { return false }
        // A path that rises before the hook is another movement.
        let rise = points[0...turn].map(\.y).min().map { first.y - $0 } ?? 0
        return rise <= 0.25 * depth + 0.05
    }

    /// Whether the last part goes more to the side of the hook than down.
    private func isLevelAtTheEnd(towards hook: Float) -> Bool {
        guard let last = points.last,
            let before = points.last(where: { abs($0.x - last.x) + abs($0.y - last.y) >= 0.2 })
        else { return false }
        let step = last - before
        return step.x * hook > 0 && step.y <= 0.7 * abs(step.x)
    }
}

// The form of a Z.
extension FingertipTrajectory {
    /// The minimum sideways movement after a corner.
    private static let minimumTurn: Float = 0.08
    /// The minimum width of each stroke of a Z.
    private static let minimumWidth: Float = 0.25
    /// The minimum vertical distance from the first to the last stroke, in widths of a stroke.
    private static let minimumFall: Float = 0.15

    /// Whether the path ends with a Z: three strokes to alternate sides, the last one below the first.
    ///
    /// A finger that is waved at a constant height does not draw a Z. The first stroke may go to either side.
    var isZigzag: Bool {
        let ends = Array(corners.suffix(4))
        guard ends.count == 4 else { return false }
        let widths = (1..<4).map { abs(ends[$0].x - ends[$0 - 1].x) }
        guard let widest = widths.max(), widths[0] >= max(Self.minimumWidth, 0.4 * widest),
            widths[1] >= max(Self.minimumWidth, 0.4 * widest), widths[2] >= max(Self.minimumWidth, 0.5 * widths[0])
        else { return false }
        let mean = (widths[0] + widths[1] + widths[2]) / 3
        let fall = (ends[3].y + ends[2].y - ends[1].y - ends[0].y) / 2
        return fall >= Self.minimumFall * mean && ends[2].y - ends[1].y >= 0.1 * mean
    }

    /// The points where the tip turns from one side to the other, with the path's first and last.
    var corners: [SIMD2<Float>] {
        guard let first = points.first else { return [] }
        var corners = [first]
        var farthest = first
        var direction: Float = 0
        for point in points.dropFirst() {
            if direction == 0 {
                if abs(point.x - first.x) >= Self.minimumTurn { direction = point.x > first.x ? 1 : -1 }
                farthest = point
            } else if (point.x - farthest.x) * direction >= 0 {
                farthest = point
            } else if (farthest.x - point.x) * direction >= Self.minimumTurn {
                corners.append(farthest)
                direction = -direction
                farthest = point
            }
        }
        return corners + [farthest]
    }
}
