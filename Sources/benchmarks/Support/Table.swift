import Foundation

/// Measurements as columns for people.
struct Table: CustomStringConvertible {
    let measurements: [BenchmarkFigure]

    var description: String {
        let heads = ["benchmark", "isa", "median", "p99", "spread", "unit"]
        let rows = [heads] + measurements.map(Self.cells)
        let widths = heads.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            zip(row, widths).enumerated().map { column, cell in
                let gap = String(repeating: " ", count: cell.1 - cell.0.count)
                // Words begin at the left, figures end at the right.
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

    /// Three significant digits, or all before the point.
    static func figure(_ value: Double) -> String {
        let digits = value == 0 ? 0 : max(0, 2 - Int(log10(abs(value)).rounded(.down)))
        return String(format: "%.\(digits)f", value)
    }
}
