import Glibc

/// The system's monotonic clock, which drivers stamp frames with: it never jumps, and its zero is arbitrary.
public enum MonotonicClock {
    /// The current time in milliseconds.
    public static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
    }

    /// Blocks the calling thread until the clock reaches `time`, in milliseconds.
    static func wait(until time: Double) {
        var due = timespec(milliseconds: time)
        _ = try? systemCall("clock_nanosleep") {
            // Unlike other calls, this one returns its error.
            errno = clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &due, nil)
            return errno == 0 ? 0 : -1
        }
    }
}

extension timespec {
    /// A time or a duration in milliseconds; negative ones become 0.
    init(milliseconds: Double) {
        let nanoseconds = Int64(max(0, min(milliseconds, 1e12)) * 1_000_000)
        self.init(tv_sec: Int(nanoseconds / 1_000_000_000), tv_nsec: Int(nanoseconds % 1_000_000_000))
    }
}
