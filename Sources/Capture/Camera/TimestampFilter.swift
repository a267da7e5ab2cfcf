/// Replaces implausible timestamps of a driver.
///
/// Times are whole milliseconds, as recordings store them, so that a replay has the same times as the live run.
struct TimestampFilter {
    /// Milliseconds before now from which on a timestamp is not plausible.
    private static let maximumAgeMilliseconds = 1000.0
    private var last: Double?

    /// The time of a frame that has just arrived.
    ///
    /// It is the driver's timestamp, or `now` if that is missing, in the future, not later than the last one or too old.
    ///
    /// - Parameters:
    ///   - timestamp: milliseconds of the monotonic clock; nil if the driver uses another clock.
    ///   - now: milliseconds of the monotonic clock.
    mutating func time(timestamp: Double?, now: Double) -> Double {
        var time = (timestamp ?? now).rounded()
        let earliest = last ?? -.infinity
        if time > now.rounded() || time < now - Self.maximumAgeMilliseconds || time <= earliest { time = now.rounded() }
        if time <= earliest { time = earliest + 1 }
        last = time
        return time
    }
}

/// Counts the frames that a driver lost, from the gaps in its sequence numbers.
struct SequenceCounter {
    private var last: UInt32?

    /// Number of frames that were lost before the one with this sequence number.
    ///
    /// A number that is not higher than the last means that the driver has restarted its count.

    mutating func lost(before number: UInt32) -> Int {
        defer { last = number }
        guard let last else { return 0 }
        let step = Int(Int32(bitPattern: number &- last))
        return step > 1 ? step - 1 : 0
    }
}
