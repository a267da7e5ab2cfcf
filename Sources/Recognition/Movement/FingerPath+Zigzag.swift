extension FingerPath {
    /// How far back the tip has to go before that counts as a turn.
    private static let turn: Float = 0.08
    /// How wide each stroke of a Z is at least.
    private static let width: Float = 0.25
    /// How far the last stroke lies below the first at least, in widths of a stroke.
    private static let fall: Float = 0.15

    /// Whether the path ends with a Z: three strokes to the sides in turn, the last one below the first.
    ///
    /// An index finger that waves to and fro at one height says no, and draws none. Either side may come first.
    var isZigzag: Bool {
        let corners = corners.suffix(4)
        guard corners.count == 4, let first = corners.first else { return false }
        let ends = Array(corners)
        let widths = (1..<4).map { abs(ends[$0].x - ends[$0 - 1].x) }
        guard let widest = widths.max(), widths[0] >= max(Self.width, 0.4 * widest),
            widths[1] >= max(Self.width, 0.4 * widest), widths[2] >= max(Self.width, 0.5 * widths[0])
        else { return false }
        let mean = (widths[0] + widths[1] + widths[2]) / 3
        let fall = (ends[3].y + ends[2].y - ends[1].y - first.y) / 2
        return fall >= Self.fall * mean && ends[2].y - ends[1].y >= 0.1 * mean
    }

    /// The points where the tip turns from one side to the other, with the path's first and last.
    var corners: [SIMD2<Float>] {
        guard let first = points.first else { return [] }
        var corners = [first]
        var farthest = first
        var direction: Float = 0
        for point in points.dropFirst() {
            if direction == 0 {
                if abs(point.x - first.x) >= Self.turn { direction = point.x > first.x ? 1 : -1 }
                farthest = point
            } else if (point.x - farthest.x) * direction >= 0 {
                farthest = point
            } else if (farthest.x - point.x) * direction >= Self.turn {
                corners.append(farthest)
                direction = -direction
                farthest = point
            }
        }
        return corners + [farthest]
    }
}
