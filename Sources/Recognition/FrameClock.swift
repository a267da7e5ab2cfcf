/// Turns the times of frames into the time that has passed between them.
///
/// Everything that lasts is counted from here, in milliseconds and never in frames, so that a slow camera, a fast
/// one and a replay behave alike. A time that goes backwards or leaps forward says that frames do not follow one
/// another: what was being counted has to start again.
public struct FrameClock: Sendable {
    /// The longest time, in milliseconds, after which one frame still follows another.
    public static let longestGap = 1000.0

    private var last: Double?

    /// Makes a clock that has seen no frame.
    public init() {}

    /// Milliseconds since the frame before, nil when this frame follows none.
    public mutating func advance(to time: Double) -> Double? {
        guard time.isFinite else {
            last = nil
            return nil
        }
        defer { last = time }
        guard let last, time >= last, time - last <= Self.longestGap else { return nil }
        return time - last
    }
}
