import Glibc

/// The clock that cameras stamp their frames with: it never jumps, and starts anywhere.
public enum MonotonicClock {
    /// Milliseconds since some moment before now.
    public static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
    }

    /// Lets the calling thread rest until the clock shows `moment`, in milliseconds.
    static func wait(until moment: Double) {
        var due = timespec(milliseconds: moment)
        while clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &due, nil) == EINTR {}
    }
}

extension timespec {
    /// A moment of, or a length on, a clock in milliseconds; below 0 counts as 0.
    init(milliseconds: Double) {
        let nanoseconds = Int64(max(0, min(milliseconds, 1e12)) * 1_000_000)
        self.init(tv_sec: Int(nanoseconds / 1_000_000_000), tv_nsec: Int(nanoseconds % 1_000_000_000))
    }
}
