/// The form of a Z.
extension StrokeTrajectory {
    /// The minimum sideways movement after a corner.
    private static let minimumTurn: Float = 0.08
    /// The minimum width of each stroke of a Z.
    private static let minimumWidth: Float = 0.2
    /// The minimum width of the first two strokes, as a share of the widest one, and of the last, as one of the first.
    private static let minimumShare: (first: Float, last: Float) = (0.4, 0.5)
    /// The minimum vertical distance from the first to the last stroke, and from one end of the second to the other, in
    /// mean widths of a stroke.
    private static let minimumFall: (whole: Float, second: Float) = (0.15, 0.1)
    /// The minimum diagonal of a rectangle as wide as the mean stroke and as high as the fall.
    ///
    /// A hand that wobbles, by a quarter of its size and at a constant height, does not draw.
    private static let minimumDiagonal: Float = 0.4

    /// How far the path has come to end with a Z, 0…1: three strokes to alternate sides, the last one below the first.
    ///
    /// It is the share of what is demanded of that quantity (widths, falls, diagonal) which lacks most; before the third
    /// stroke it is 0. A finger that is waved at a constant height does not draw a Z. The first stroke may go to either
    /// side.
    var zigzagCompleteness: Float {
        let ends = Array(corners.suffix(4))
        guard ends.count == 4 else { return 0 }
        let widths = (1..<4).map { abs(ends[$0].x - ends[$0 - 1].x) }
        let widest = max(widths[0], widths[1], widths[2])
        let mean = (widths[0] + widths[1] + widths[2]) / 3
        guard mean > 0 else { return 0 }
        let fall = (ends[3].y + ends[2].y - ends[1].y - ends[0].y) / 2
        let share = Self.minimumShare
        let lacking = min(
            min(widths[0], widths[1]) / max(Self.minimumWidth, share.first * widest),
            widths[2] / max(Self.minimumWidth, share.last * widths[0]),
            fall / (Self.minimumFall.whole * mean), (ends[2].y - ends[1].y) / (Self.minimumFall.second * mean),
            (mean * mean + fall * fall).squareRoot() / Self.minimumDiagonal)
        return min(max(lacking, 0), 1)
    }

    /// The points where the path turns from one side to the other, with its first and last.
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
