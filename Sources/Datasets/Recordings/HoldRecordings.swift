import FoundationEssentials

/// Recordings of letters that are each shown for about a second: a folder with a table `holds.csv`.
///
/// The columns are `file`, `letter`, `signer` and `index` (the picture's number). Files are relative to the table's
/// folder or to the one above it.
public struct HoldRecordings: Sendable {
    /// One letter of one signer.
    public struct Hold: Sendable {
        /// The signer.
        public var signer: String
        /// The letter.
        public var letter: String
        /// The pictures, in order.
        public var pictures: [URL]
    }

    /// The name of the table.
    public static let name = "holds.csv"

    /// The holds, sorted by signer and letter.
    public let holds: [Hold]

    /// Reads the table.
    ///
    /// - Throws: `DatasetError` if there is no table, it is empty, a column is missing, or a cell is wrong.
    public init(contentsOf folder: URL) throws(DatasetError) {
        let url = folder.appendingPathComponent(Self.name)
        guard FileManager.default.fileExists(atPath: url.path) else { throw .missing(path: url.path) }
        let table = try CSVTable(contentsOf: url)
        var columns: [Int] = []
        for name in ["file", "letter", "signer", "index"] { columns.append(try table.column(name, in: url.path)) }
        let places = columns
        var rows: [(key: [String], index: Int, picture: URL)] = []
        var flaw: DatasetError?
        table.forEach { record in
            let texts = places.map { record.text($0) ?? "" }
            guard !texts.dropLast().contains(""), let index = record.integer(places[3]) else {
                let reason =
                    texts.dropLast().contains("")
                    ? "has no file, letter or signer"
                    : "has “\(texts[3])” in the column index, which is no whole number"
                flaw = flaw ?? .badCell(path: url.path, line: record.line, reason: reason)
                return
            }
            rows.append(([texts[2], texts[1]], index, TablePath.file(texts[0], from: url)))
        }
        if let flaw { throw flaw }
        let groups = Dictionary(grouping: rows, by: \.key).sorted { $0.key.lexicographicallyPrecedes($1.key) }
        guard !groups.isEmpty else { throw .empty(path: url.path) }
        holds = groups.map { key, rows in
            Hold(signer: key[0], letter: key[1], pictures: rows.sorted { $0.index < $1.index }.map(\.picture))
        }
    }
}
