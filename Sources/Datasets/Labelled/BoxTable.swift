import Foundation
import Imaging
import Recognition

/// A table of pictures with hand boxes: `crops.csv`, and its kin for pictures that show no letter.
///
/// Columns: `file`; optionally `letter` (without it every picture is "nothing"), `signer` or `kind`, `side`,
/// `x0, y0, x1, y1` and `landmarks`, a list of 21 pairs parted by blanks.
struct BoxTable {
    private let url: URL
    private let table: CSVTable
    private let file: Int
    private let columns: [String: Int]

    /// Reads the names of the columns.
    init(_ table: CSVTable, at url: URL) throws(DatasetError) {
        self.url = url
        self.table = table
        file = try table.column("file", in: url.path)
        columns = Dictionary(table.columns.enumerated().map { ($1, $0) }) { first, _ in first }
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
        listing.namesSigners = columns["signer"] != nil
        return listing
    }

    private struct Flaw: Error { var reason: String }

    private func source(_ record: CSVRecord) -> Result<SampleSource, Flaw> {
        guard let name = record.text(file), !name.isEmpty else { return .failure(Flaw(reason: "names no file")) }
        var source = SampleSource(
            file: resolve(name), name: name, label: LetterLabels.nothing,
            signer: optional("signer", record) ?? optional("kind", record)
                ?? url.deletingPathExtension().lastPathComponent)
        if columns["letter"] != nil {
            guard let letter = optional("letter", record) else { return .failure(Flaw(reason: "names no letter")) }
            source.label = ClassName.label(letter)
        }
        if let x0 = columns["x0"], let y0 = columns["y0"], let x1 = columns["x1"], let y1 = columns["y1"] {
            guard let left = record.place(x0), let top = record.place(y0), let right = record.place(x1),
                let bottom = record.place(y1), right > left, bottom > top
            else { return .failure(Flaw(reason: "has no hand box (x0, y0, x1, y1)")) }
            source.box = Region(x: left, y: top, width: right - left, height: bottom - top)
        }
        if let text = optional("landmarks", record) {
            let numbers = text.split(separator: " ").compactMap { Float($0) }
            guard numbers.count == 2 * LetterNet.landmarkCount,
                numbers.allSatisfy({ abs(Double($0)) <= CSVRecord.farthestPlace })
            else {
                return .failure(Flaw(reason: "has landmarks that are not \(LetterNet.landmarkCount) pairs of numbers"))
            }
            source.landmarks = (0..<LetterNet.landmarkCount).map { SIMD2(numbers[2 * $0], numbers[2 * $0 + 1]) }
        }
        return .success(source)
    }

    private func optional(_ column: String, _ record: CSVRecord) -> String? {
        guard let index = columns[column], let text = record.text(index), !text.isEmpty else { return nil }
        return text
    }

    /// Paths are relative to the table, or to the folder above it as when several tables share one root.
    private func resolve(_ name: String) -> URL {
        let folder = url.deletingLastPathComponent()
        let beside = folder.appendingPathComponent(name)
        if FileManager.default.fileExists(atPath: beside.path) { return beside }
        let above = folder.deletingLastPathComponent().appendingPathComponent(name)
        let isNamedFromAbove = name.hasPrefix(folder.lastPathComponent + "/")
        return isNamedFromAbove || FileManager.default.fileExists(atPath: above.path) ? above : beside
    }
}
