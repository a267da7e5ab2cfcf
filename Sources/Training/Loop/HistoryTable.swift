/// The history of a training as it lies beside its model, whatever the task.
public struct HistoryTable: Sendable, Equatable {
    /// The names of the columns.
    public let columns: [String]
    /// A row for each epoch.
    public let rows: [[Double]]

    /// Reads the text of ``History/csv``; nil if it is none, or has no epoch.
    public init?(csv: String) {
        let lines = csv.split(whereSeparator: \.isNewline).map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        guard let columns = lines.first, columns.first == "epoch" else { return nil }
        let rows = lines.dropFirst().map { $0.compactMap(Double.init) }
        guard !rows.isEmpty, rows.allSatisfy({ $0.count == columns.count }) else { return nil }
        (self.columns, self.rows) = (columns, rows)
    }

    /// The values of a column by epoch; nil if there is none of that name.
    public func values(of column: String) -> [SIMD2<Double>]? {
        guard let index = columns.firstIndex(of: column) else { return nil }
        return rows.map { [$0[0], $0[index]] }
    }
}
