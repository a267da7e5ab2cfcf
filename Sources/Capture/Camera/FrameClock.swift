/// Makes a driver's time stamps trustworthy.
///
/// Times are whole milliseconds, as recordings hold them, so that a replay shows the very times of the live run.
struct FrameClock {
    /// Milliseconds before now after which a stamp is not believed.
    private static let oldest = 1000.0
    private var last: Double?

    /// The time of a picture that has just come: its stamp, or `now` when that is missing, lies in the future, goes
    /// back or is older than a picture can be.
    ///
    /// - Parameters:
    ///   - stamp: milliseconds of the steady clock, nil when the driver uses another clock.
    ///   - now: milliseconds of the steady clock.
    mutating func time(stamp: Double?, now: Double) -> Double {
        var time = (stamp ?? now).rounded()
        let earliest = last ?? -.infinity
        if time > now.rounded() || time < now - Self.oldest || time <= earliest { time = now.rounded() }
        if time <= earliest { time = earliest + 1 }
        last = time
        return time
    }
}
