import Basics
import Foundation

/// How figures are written, for people and for machines.
enum FiguresText {
    /// A line of a table: the first cell flush left, the others flush right, each in its width.
    static func row(_ cells: [String], widths: [Int]) -> String {
        zip(cells, widths).enumerated().map { column, cell in
            let padding = String(repeating: " ", count: max(cell.1 - cell.0.count, 1))
            return column == 0 ? cell.0 + padding : padding + cell.0
        }.joined()
    }

    /// A share, 0…1, in percent with one decimal.
    static func percent(_ share: Double) -> String { String(format: "%.1f %%", share * 100) }

    /// Figures as one JSON object with sorted keys.
    ///
    /// - Throws: what the encoder throws.
    static func json(_ figures: some Encodable) throws -> String {
        String(decoding: try JSONEncoder.pretty.encode(figures), as: UTF8.self)
    }
}
