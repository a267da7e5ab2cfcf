import FoundationEssentials

/// A table as Roboflow writes it for classification: `filename, A, B, …`, with 1 in the column of a picture's class.
struct OneHotTable {
    /// What it is called in the folder of its pictures, in lower case.
    static let name = "_classes.csv"

    private let table: CSVTable
    private let url: URL
    private let file: Int

    /// Reads the names of the columns.
    ///
    /// - Throws: `DatasetError.missingColumn` when files have none.
    init(_ table: CSVTable, at url: URL) throws(DatasetError) {
        self.table = table
        self.url = url
        file = try table.column("filename", in: url.path)
    }

    /// The pictures; those of no class or of several are passed over.
    func listing() -> SampleListing {
        var listing = SampleListing(namesSigners: false)
        let folder = url.deletingLastPathComponent()
        let signer = folder.standardizedFileURL.lastPathComponent
        table.forEach { record in
            func skip(_ reason: String) {
                listing.skipped.append(SkippedFile(name: "\(url.path):\(record.line)", reason: reason))
            }
            guard let name = record.text(file), !name.isEmpty else { return skip("names no file") }
            listing.account(for: [folder.appendingPathComponent(name)])
            var classes: [String] = []
            for (column, name) in table.columns.enumerated() where column != file && !name.isEmpty {
                switch record.integer(column) {
                case 0: break
                case 1: classes.append(name)
                default: return skip("has “\(record.text(column) ?? "")” in the column \(name), which is not 0 or 1")
                }
            }
            guard classes.count == 1 else {
                return skip(
                    classes.isEmpty ? "is of no class" : "is of several classes: \(classes.joined(separator: ", "))")
            }
            listing.sources.append(
                SampleSource(
                    file: folder.appendingPathComponent(name), name: name, label: classes[0], signer: signer))
        }
        return listing
    }
}
