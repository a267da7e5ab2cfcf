/// Converts a stream's timestamps to milliseconds that begin with 0 and always increase.
struct StreamClock {
    /// Milliseconds per unit of the stream's timestamps.
    private let unit: Double
    /// Milliseconds between pictures where timestamps are missing.
    private let period: Double
    private var origin: Int64?
    private var shift = 0.0
    private(set) var last: Double?

    /// Makes a clock for a stream with `unit` milliseconds per timestamp unit and nominally `period` milliseconds per picture.
    init(unit: Double, period: Double) {
        self.unit = unit.isFinite && unit > 0 ? unit : 1
        self.period = period.isFinite && period > 0 ? period : 1000 / 30
    }

    /// The milliseconds of a duration in the stream's units; one period if it is not stated.
    func length(of stamps: Int64) -> Double {
        stamps > 0 ? Double(stamps) * unit : period
    }

    /// The time of the next picture.
    ///
    /// A picture without a timestamp, or with one that is not later than the last picture's, comes one period after it;
    /// later timestamps then count from there.
    mutating func time(stamp: Int64?) -> Double {
        let time: Double
        if let stamp {
            let start = origin ?? stamp
            origin = start
            let stamped = (Double(stamp) - Double(start)) * unit
            if let last, stamped + shift <= last { shift = last + period - stamped }
            time = stamped + shift
        } else {
            time = last.map { $0 + period } ?? 0
        }
        last = time
        return time
    }
}
