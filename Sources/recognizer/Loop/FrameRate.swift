/// Counts frames a second over the last second or so.
struct FrameRate {
    /// Milliseconds that are looked back over.
    private static let span = 1000.0
    private var times: [Double] = []

    /// Takes in that a frame came at a moment, in milliseconds.
    mutating func add(_ time: Double) {
        times.removeAll { $0 > time || $0 < time - Self.span }
        times.append(time)
    }

    /// Frames a second at a moment; nil until two have come.
    func value(at time: Double) -> Double? {
        guard times.count > 1, let first = times.first, let last = times.last, last > first else { return nil }
        // When frames stop coming, the rate sinks with the time that has passed without one.
        let usual = (last - first) / Double(times.count - 1)
        return 1000 / max(usual, time - last)
    }
}
