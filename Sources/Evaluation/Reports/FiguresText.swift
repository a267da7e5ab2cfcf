import Basics
import FoundationEssentials

/// Formats metrics as tables and as JSON.
package enum FiguresText {
    /// Returns a line of a table, with the first cell aligned left and the others aligned right.
    static func row(_ cells: [String], widths: [Int]) -> String {
        zip(cells, widths).enumerated().map { column, cell in
            let padding = String(repeating: " ", count: max(cell.1 - cell.0.count, 1))
            return column == 0 ? cell.0 + padding : padding + cell.0
        }.joined()
    }

    /// Formats a share, 0…1, as a percentage with one decimal.
    package static func percent(_ share: Double) -> String { String(printf: "%.1f %%", share * 100) }

    /// Encodes metrics as one JSON object with sorted keys.
    ///
    /// - Throws: what the encoder throws.
    static func json(_ figures: some Encodable) throws -> String {
        String(decoding: try JSONEncoder.pretty.encode(figures), as: UTF8.self)
    }
}
