extension FingerPath {
    /// How far a J goes down at least.
    private static let descent: Float = 0.4
    /// How far its hook reaches to the side at least.
    private static let reach: Float = 0.18

    /// Whether the path is a J: down, then round to either side, and no farther down.
    ///
    /// To either side, because some learners draw it as they would read it.
    var isHook: Bool {
        guard points.count > 3, let first = points.first, let last = points.last,
            let lowest = points.map(\.y).max()
        else { return false }
        let depth = lowest - first.y
        guard depth >= Self.descent, last.y - first.y >= 0.25 * depth,
            let turn = points.firstIndex(where: { $0.y - first.y >= 0.7 * depth })
        else { return false }
        // A hand that only falls, straight or aslant, hooks nowhere.
        let hook = last.x - points[turn].x
        guard abs(hook) >= max(Self.reach, 0.15 * depth), isLevelAtTheEnd(towards: hook) else { return false }
        // The path runs below the straight line from its first to its last point: it is hollow above.
        let bulge = bulge(from: 0, to: points.count - 1)
        guard abs(bulge) >= 0.12, (bulge > 0) == (hook < 0) else { return false }
        // Up again before the hook is another movement.
        let rise = points[0...turn].map(\.y).min().map { first.y - $0 } ?? 0
        return rise <= 0.25 * depth + 0.05
    }

    /// Whether the last stretch goes to the hook's side more than it goes down.
    private func isLevelAtTheEnd(towards hook: Float) -> Bool {
        guard let last = points.last,
            let before = points.last(where: { abs($0.x - last.x) + abs($0.y - last.y) >= 0.2 })
        else { return false }
        let step = last - before
        return step.x * hook > 0 && step.y <= 0.7 * abs(step.x)
    }
}
