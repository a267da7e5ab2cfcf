import Basics
import Glibc

/// The scale of an axis: round numbers that enclose the values, and the place of a value between them.
public struct AxisScale: Sendable, Equatable {
    /// How the numbers of an axis are written.
    public enum Format: Sendable {
        /// As numbers.
        case plain
        /// Shares, 0…1, in percent.
        case percent
    }

    /// The numbers at the marks, in ascending order, at least two.
    public let marks: [Double]
    private let step: Double

    /// Chooses marks in steps of 1, 2 or 5 times a power of ten.
    ///
    /// - Parameters:
    ///   - values: what has to lie on the axis; those that are not finite are ignored.
    ///   - count: about how many steps the axis has.
    ///   - includesZero: whether the axis begins at 0 where all values are positive.
    ///   - isWhole: whether marks between whole numbers have no meaning.
    public init(_ values: [Double], count: Int = 5, includesZero: Bool = false, isWhole: Bool = false) {
        let values = values.filter(\.isFinite)
        var (low, high) = (values.min() ?? 0, values.max() ?? 1)
        if includesZero { (low, high) = (min(low, 0), max(high, 0)) }
        if high - low < 1e-12 * max(abs(low), abs(high), 1) { (low, high) = (low, low + max(abs(low), 1)) }
        let raw = (high - low) / Double(max(count, 1))
        let power = pow(10, floor(log10(raw)))
        let factor = [1, 2, 5, 10].first { $0 * power >= raw * (1 - 1e-9) } ?? 10
        let step = isWhole ? max(factor * power, 1).rounded() : factor * power
        let first = Int((low / step + 1e-9).rounded(.down))
        let last = max(Int((high / step - 1e-9).rounded(.up)), first + 1)
        self.step = step
        marks = (first...last).map { Double($0) * step }
    }

    /// Where a value lies between the first mark, 0, and the last, 1.
    public func share(of value: Double) -> Double {
        let (low, high) = (marks[0], marks[marks.count - 1])
        return min(max((value - low) / (high - low), 0), 1)
    }

    /// Writes the number of a mark with as many decimals as the step needs.
    public func label(_ mark: Double, _ format: Format = .plain) -> String {
        let scale = format == .percent ? 100.0 : 1
        let places = max(0, Int(-floor(log10(step * scale) + 1e-9)))
        return String(printf: "%.\(places)f", mark * scale) + (format == .percent ? " %" : "")
    }
}
