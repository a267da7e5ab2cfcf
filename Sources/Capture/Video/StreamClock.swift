/// Turns a stream's time stamps into milliseconds that begin with 0 and always rise.
struct StreamClock {
    /// Milliseconds of one unit of the stream's stamps.
    private let unit: Double
    /// Milliseconds from one picture to the next where stamps do not say.
    private let period: Double
    private var origin: Int64?
    private var shift = 0.0
    private(set) var last: Double?

    /// Makes a clock for a stream with `unit` milliseconds a stamp and nominally `period` milliseconds a picture.
    init(unit: Double, period: Double) {
        self.unit = unit.isFinite && unit > 0 ? unit : 1
        self.period = period.isFinite && period > 0 ? period : 1000 / 30
    }

    /// Milliseconds of a length in the stream's stamps; one period where it is not told.
    func length(of stamps: Int64) -> Double {
        stamps > 0 ? Double(stamps) * unit : period
    }

    /// The time of the next picture.
    ///
    /// A picture without stamp, or with one that is not later than the picture's before, comes one period after it;
    /// later stamps then count from there.
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
