/// Reads without a window until the source ends or somebody asks to stop.
enum HeadlessLoop {
    /// How long a wish to stop may go unseen, in milliseconds.
    private static let patience = 100.0

    /// Runs to the end.
    ///
    /// - Returns: whether the source has ended.
    static func run(_ session: inout ReadingSession) throws -> Bool {
        while !Signals.askToStop {
            if case .ended = try session.turn(within: patience) { return true }
        }
        return false
    }
}
