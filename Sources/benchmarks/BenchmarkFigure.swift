import Foundation

/// One measurement: a line of the result.
struct BenchmarkFigure: Codable, Equatable {
    /// What is measured, such as "inference standard".
    let name: String
    /// The instruction set that was used.
    let isa: String
    /// The median of the samples.
    let median: Double
    /// The 99th percentile of times, or the first percentile of rates: the slow end of the samples.
    let p99: Double
    /// The interquartile range divided by the median.
    let spread: Double
    /// The unit of `median` and `p99`.
    let unit: String
}

extension BenchmarkFigure {
    /// A measurement of a single value.
    init(name: String, isa: String, value: Double, unit: String) {
        self.init(name: name, isa: isa, median: value, p99: value, spread: 0, unit: unit)
    }

    /// Times, converted from nanoseconds to another unit.
    init(name: String, isa: String, nanoseconds: Statistics, unit: TimeUnit) {
        self.init(
            name: name, isa: isa, median: nanoseconds.median / unit.nanoseconds,
            p99: nanoseconds.p99 / unit.nanoseconds, spread: nanoseconds.spread, unit: unit.rawValue)
    }

    /// A rate per second, from the time that an amount of work takes.
    init(name: String, isa: String, amount: Double, per nanoseconds: Statistics, unit: String) {
        self.init(
            name: name, isa: isa, median: amount / nanoseconds.median * 1e9, p99: amount / nanoseconds.p99 * 1e9,
            spread: nanoseconds.spread, unit: unit)
    }
}

/// A unit of time.
enum TimeUnit: String {
    case nanoseconds = "ns"
    case microseconds = "us"
    case milliseconds = "ms"

    /// The number of nanoseconds in one unit.
    var nanoseconds: Double {
        switch self {
        case .nanoseconds: 1
        case .microseconds: 1e3
        case .milliseconds: 1e6
        }
    }
}

/// Formats measurements as a table.
struct Table: CustomStringConvertible {
    let measurements: [BenchmarkFigure]

    var description: String {
        let heads = ["benchmark", "isa", "median", "p99", "spread", "unit"]
        let rows = [heads] + measurements.map(Self.cells)
        let widths = heads.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            zip(row, widths).enumerated().map { column, cell in
                let gap = String(repeating: " ", count: cell.1 - cell.0.count)
                // Numbers are aligned right, words left.
                return (2...4).contains(column) ? gap + cell.0 : cell.0 + gap
            }.joined(separator: "  ").trimmingCharacters(in: .whitespaces)
        }.joined(separator: "\n")
    }

    private static func cells(_ measurement: BenchmarkFigure) -> [String] {
        [
            measurement.name, measurement.isa, figure(measurement.median), figure(measurement.p99),
            String(format: "%.0f %%", measurement.spread * 100), measurement.unit,
        ]
    }

    /// A number with three significant digits, or all of those before the decimal point.
    static func figure(_ value: Double) -> String {
        let digits = value == 0 ? 0 : max(0, 2 - Int(log10(abs(value)).rounded(.down)))
        return String(format: "%.\(digits)f", value)
    }
}
