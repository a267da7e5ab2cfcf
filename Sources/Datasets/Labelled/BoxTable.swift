import FoundationEssentials
import Imaging
import Recognition

/// A table of pictures with hand boxes: `crops.csv`, and its kin for pictures that show no letter.
///
/// Columns: `file` and `letter`, which tables of pictures without letters lack; optionally `signer` or `kind`, `side`,
/// `x0, y0, x1, y1` and `landmarks`, a list of 21 pairs parted by blanks.
struct BoxTable {
    /// What such a table is called in its folder.
    private static let names = ["crops.csv"] + letterless
    /// Tables that may lack the column `letter`: every picture of theirs is "nothing".
    private static let letterless = ["negatives.csv", "other.csv"]

    private let url: URL
    private let table: CSVTable
    private let file: Int
    private let letter: Int?
    private let corners: BoxColumns?

    /// Whether a table may have this form: it names files or letters.
    static func matches(_ table: CSVTable) -> Bool {
        table.place(of: "file") != nil || table.place(of: "letter") != nil
    }

    /// The first of our own tables in a folder.
    static func table(in folder: FolderContents) -> URL? {
        names.lazy.compactMap { name in folder.tables.first { $0.lastPathComponent.lowercased() == name } }.first
    }

    /// Reads the names of the columns.
    ///
    /// - Parameter needsLetters: whether its pictures shall be learnt; those of a table without letters are "nothing".
    /// - Throws: `DatasetError.missingColumn` when one is missing.
    init(_ table: CSVTable, at url: URL, needsLetters: Bool = true) throws(DatasetError) {
        self.url = url
        self.table = table
        file = try table.column("file", in: url.path)
        let mayLack = !needsLetters || BoxTable.letterless.contains(url.lastPathComponent.lowercased())
        letter = mayLack ? table.place(of: "letter") : try table.column("letter", in: url.path)
        corners = BoxColumns.occur(in: table) ? try BoxColumns(table, in: url.path) : nil
    }

    /// The pictures that the table lists.
    func listing() -> SampleListing {
        var listing = SampleListing()
        var sides: [(collection: String, side: String)] = []
        table.forEach { record in
            switch source(record) {
            case .success(let source):
                listing.sources.append(source)
                sides.append((source.signer, optional("side", record) ?? ""))
            case .failure(let flaw):
                listing.skipped.append(SkippedFile(name: "\(url.path):\(record.line)", reason: flaw.reason))
            }
        }
        for (index, mirrored) in MirrorRule.mirrored(sides).enumerated() {
            listing.sources[index].mirrored = mirrored
        }
        listing.namesSigners = table.place(of: "signer") != nil
        if letter == nil {
            listing.remarks.append("\(url.lastPathComponent) has no column \"letter\": its pictures are \"nothing\"")
        }
        if corners == nil, letter != nil {
            listing.remarks.append(
                "\(url.lastPathComponent) gives no hand boxes (x0, y0, x1, y1): the hand is looked for in the middle")
        }
        return listing
    }

    private struct Flaw: Error { var reason: String }

    private func source(_ record: CSVRecord) -> Result<SampleSource, Flaw> {
        guard let name = record.text(file), !name.isEmpty else { return .failure(Flaw(reason: "names no file")) }
        var source = SampleSource(
            file: TablePath.file(name, from: url), name: name, label: LetterLabels.nothing,
            signer: optional("signer", record) ?? optional("kind", record)
                ?? url.deletingPathExtension().lastPathComponent)
        if let letter {
            guard let name = record.text(letter), !name.isEmpty else {
                return .failure(Flaw(reason: "names no letter"))
            }
            source.label = name
        }
        do throws(BoxColumns.Flaw) {
            source.box = try corners?.box(record)
            if corners != nil, source.box == nil {
                return .failure(Flaw(reason: "has no hand box (x0, y0, x1, y1)"))
            }
        } catch { return .failure(Flaw(reason: error.reason)) }
        if let text = optional("landmarks", record) {
            let numbers = text.split(separator: " ").compactMap { record.number(String($0)) }
            guard numbers.count == 2 * LetterNet.landmarkCount,
                numbers.allSatisfy({ abs($0) <= CSVRecord.farthestPlace })
            else {
                return .failure(Flaw(reason: "has landmarks that are not \(LetterNet.landmarkCount) pairs of numbers"))
            }
            source.landmarks = (0..<LetterNet.landmarkCount).map {
                SIMD2(Float(numbers[2 * $0]), Float(numbers[2 * $0 + 1]))
            }
        }
        return .success(source)
    }

    private func optional(_ column: String, _ record: CSVRecord) -> String? {
        guard let index = table.place(of: column), let text = record.text(index), !text.isEmpty else { return nil }
        return text
    }
}
