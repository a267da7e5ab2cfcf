import FoundationEssentials

/// Recordings of hands that draw J and Z, or hold their handshapes still: a folder with a table `motion.csv`.
///
/// The columns are `file`, `signer`, `letter`, `index` (the frame's number) and `side`. Files are relative to the table's
/// folder or to the one above it.
public struct MotionRecordings: Sendable {
    /// One signer's recording of one letter.
    public struct Recording: Sendable {
        /// The signer.
        public var signer: String
        /// The letter that was requested.
        public var letter: String
        /// The frames, in order.
        public var frames: [URL]
        /// Whether the frames have to be mirrored before they are read.
        public var mirrored: Bool
    }

    /// The recordings, sorted by signer and letter.
    public let recordings: [Recording]

    /// Reads the table.
    ///
    /// - Throws: `DatasetError` if there is no table, it is empty, a column is missing, or a cell is wrong.
    public init(contentsOf folder: URL) throws(DatasetError) {
        let url = folder.appendingPathComponent("motion.csv")
        guard FileManager.default.fileExists(atPath: url.path) else { throw .missing(path: url.path) }
        let table = try CSVTable(contentsOf: url)
        var columns: [String: Int] = [:]
        for name in ["file", "signer", "letter", "index", "side"] {
            columns[name] = try table.column(name, in: url.path)
        }
        let places = columns
        var rows: [(key: [String], index: Int, frame: URL, side: String)] = []
        var flaw: DatasetError?
        table.forEach { record in
            func text(_ name: String) -> String { places[name].flatMap { record.text($0) } ?? "" }
            func refuse(_ reason: String) {
                flaw = flaw ?? .badCell(path: url.path, line: record.line, reason: reason)
            }
            guard let index = places["index"].flatMap({ record.integer($0) }) else {
                return refuse("has “\(text("index"))” in the column index, which is no whole number")
            }
            guard ["file", "signer", "letter"].allSatisfy({ !text($0).isEmpty }) else {
                return refuse("has no file, signer or letter")
            }
            rows.append(
                (
                    [text("signer"), text("letter")], index,
                    TablePath.file(text("file"), from: url), text("side")
                ))
        }
        if let flaw { throw flaw }
        let groups = Dictionary(grouping: rows, by: \.key).sorted { $0.key.lexicographicallyPrecedes($1.key) }
        guard !groups.isEmpty else { throw .empty(path: url.path) }
        recordings = groups.map { key, rows in
            let sorted = rows.sorted { $0.index < $1.index }
            let right = rows.count { $0.side == "Right" }
            return Recording(
                signer: key[0], letter: key[1], frames: sorted.map(\.frame),
                mirrored: right > rows.count { $0.side == "Left" })
        }
    }
}
