import Basics
import FoundationEssentials
import Imaging

/// Reads a folder of whole webcam frames with a table of their hands, `hands.csv`.
///
/// The table has a line for each hand: `file`, `x0, y0, x1, y1` in pixels, and optionally `letter` and `signer`. Files
/// are relative to the table's folder or to one of the two folders above it.
public struct FrameTable: Sendable {
    /// The name of the table.
    public static let name = "hands.csv"

    /// The frames, in the order of the table.
    public private(set) var frames: [LabelledFrame] = []
    /// The lines and files that were skipped.
    public private(set) var skipped: [SkippedFile] = []

    /// Reads the frames; `url` is the folder or the table itself.
    ///
    /// - Throws: `DatasetError` if there is no table, it lacks a column, or none of its pictures can be read.
    public init(_ url: URL) throws(DatasetError) {
        var isFolder = false
        guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
            throw .missing(path: url.path)
        }
        let file = isFolder ? url.appendingPathComponent(Self.name) : url
        guard FileManager.default.fileExists(atPath: file.path) else {
            throw .unrecognised(path: url.path, found: "no \(Self.name)")
        }
        let listing = try Self.listing(CSVTable(contentsOf: file), at: file, skipped: &skipped)
        let read = concurrentMap(listing.count) { index -> Result<LabelledFrame, ImageError> in
            let entry = listing[index]
            return Result { () throws(ImageError) in
                LabelledFrame(
                    name: entry.name, image: try Still.readGrey(TablePath.file(entry.name, from: file)),
                    hands: entry.hands, signer: entry.signer)
            }
        }
        for (entry, result) in zip(listing, read) {
            switch result {
            case .success(let frame): frames.append(frame)
            case .failure(let error): skipped.append(SkippedFile(name: entry.name, reason: error.description))
            }
        }
        guard !frames.isEmpty else {
            guard let first = skipped.first else { throw .empty(path: file.path) }
            throw .allBad(path: file.path, count: skipped.count, first: first)
        }
    }

    /// A picture of the table with its hands.
    private struct Entry {
        var name: String
        var signer: String
        var hands: [LabelledFrame.Hand]
    }

    private static func listing(
        _ table: CSVTable, at url: URL, skipped: inout [SkippedFile]
    ) throws(DatasetError) -> [Entry] {
        let file = try table.column("file", in: url.path)
        let corners = try BoxColumns(table, in: url.path)
        let letter = table.place(of: "letter")
        let signer = table.place(of: "signer")
        var entries: [Entry] = []
        var places: [String: Int] = [:]
        var flawed: [SkippedFile] = []
        table.forEach { record in
            func skip(_ reason: String) {
                flawed.append(SkippedFile(name: "\(url.path):\(record.line)", reason: reason))
            }
            let found: Region?
            do throws(BoxColumns.Flaw) { found = try corners.box(record) } catch { return skip(error.reason) }
            guard let name = record.text(file), !name.isEmpty else { return skip("names no file") }
            guard let box = found else { return skip("has no hand box (x0, y0, x1, y1)") }
            let hand = LabelledFrame.Hand(
                box: box,
                label: ClassName.label(letter.flatMap { record.text($0) } ?? ""))
            if let place = places[name] {
                entries[place].hands.append(hand)
            } else {
                places[name] = entries.count
                let person = signer.flatMap { record.text($0) } ?? url.deletingLastPathComponent().lastPathComponent
                entries.append(Entry(name: name, signer: person, hands: [hand]))
            }
        }
        skipped += flawed
        return entries
    }
}
