/// One line of the result.
struct BenchmarkFigure: Codable, Equatable {
    /// What was measured, such as "inference standard".
    let name: String
    /// The instruction set that it ran with.
    let isa: String
    /// The middle of the samples.
    let median: Double
    /// The worst of 100 samples: the slowest time, or the lowest rate.
    let p99: Double
    /// The range of the middle half of the samples over the median.
    let spread: Double
    /// Of `median` and `p99`.
    let unit: String
}

extension BenchmarkFigure {
    /// A figure of a single reading.
    init(name: String, isa: String, value: Double, unit: String) {
        self.init(name: name, isa: isa, median: value, p99: value, spread: 0, unit: unit)
    }

    /// Times, given in nanoseconds, in another unit.
    init(name: String, isa: String, nanoseconds: Statistics, unit: TimeUnit) {
        self.init(
            name: name, isa: isa, median: nanoseconds.median / unit.nanoseconds,
            p99: nanoseconds.p99 / unit.nanoseconds, spread: nanoseconds.spread, unit: unit.rawValue)
    }

    /// How much of `amount` is done per second when doing all of it takes as long as given.
    init(name: String, isa: String, amount: Double, per nanoseconds: Statistics, unit: String) {
        self.init(
            name: name, isa: isa, median: amount / nanoseconds.median * 1e9, p99: amount / nanoseconds.p99 * 1e9,
            spread: nanoseconds.spread, unit: unit)
    }
}

/// Units of time.
enum TimeUnit: String {
    case nanoseconds = "ns"
    case microseconds = "us"
    case milliseconds = "ms"

    /// Nanoseconds in one.
    var nanoseconds: Double {
        switch self {
        case .nanoseconds: 1
        case .microseconds: 1e3
        case .milliseconds: 1e6
        }
    }
}
