/// The form of a J.
extension StrokeTrajectory {
    /// The minimum descent of a J.
    private static let minimumDescent: Float = 0.4
    /// The minimum sideways extent of the hook of a J.
    private static let minimumHook: Float = 0.18
    /// The minimum bulge below the straight line from the first to the last point.
    private static let minimumBulge: Float = 0.12
    /// The minimum descent, hook and rise at its end of a J that is drawn with the arm.
    private static let armStroke: (descent: Float, hook: Float, rise: Float) = (0.6, 0.3, 0.2)

    /// How far the path has come to be a J, 0…1: down, then in a hook to either side, without going farther down at the
    /// end.
    ///
    /// It is the share of what is demanded of that quantity (descent, hook, bulge) which lacks most. Either side is
    /// accepted, because some learners draw the letter mirrored.
    var hookCompleteness: Float {
        guard let measured, let first = points.first, let last = points.last else { return 0 }
        let (depth, turn, hook) = measured
        guard last.y - first.y >= 0.25 * depth, isLevelAtTheEnd(towards: hook) else { return 0 }
        // The path runs below the straight line from its first to its last point.
        let bulge = bulge(from: 0, to: points.count - 1)
        guard (bulge > 0) == (hook < 0) else { return 0 }
        // A path that rises before the hook is another movement.
        let rise = points[0...turn].map(\.y).min().map { first.y - $0 } ?? 0
        guard rise <= 0.25 * depth + 0.05 else { return 0 }
        // The path of a hand that only moves down, straight or at an angle, has no hook.
        return min(
            depth / Self.minimumDescent, abs(hook) / max(Self.minimumHook, 0.15 * depth),
            abs(bulge) / Self.minimumBulge, 1)
    }

    /// Whether a hook is so large and turns up so clearly that the whole hand may have drawn it.
    var isWideHook: Bool {
        guard let (depth, _, hook) = measured, let first = points.first, let last = points.last else { return false }
        let rise = first.y + depth - last.y
        return depth >= Self.armStroke.descent && rise >= Self.armStroke.rise && abs(hook) >= Self.armStroke.hook
    }

    /// How far the path descends, at which point it has done most of that, and how far it goes sideways from there.
    private var measured: (depth: Float, turn: Int, hook: Float)? {
        guard points.count > 3, let first = points.first, let last = points.last, let lowest = points.map(\.y).max(),
            lowest > first.y
        else { return nil }
        let depth = lowest - first.y
        guard let turn = points.firstIndex(where: { $0.y - first.y >= 0.7 * depth }) else { return nil }
        return (depth, turn, last.x - points[turn].x)
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
