import Imaging
import Recognition

/// A table of pixels as Sign Language MNIST has it: `label,pixel1,…,pixel784`, one 28x28 picture a line.
///
/// Labels are places in the alphabet from 0, or letters; J (9) and Z (25) do not occur, since they are movements.
struct PixelTable {
    /// Side of a picture.
    static let side = 28

    private let table: CSVTable
    private let path: String
    private let label: Int
    private let pixels: [Int]

    /// Whether a table has this form.
    static func matches(_ table: CSVTable) -> Bool { table.columns.contains { number(of: $0) != nil } }

    /// Takes a table that `matches`.
    ///
    /// - Throws: `DatasetError.missingColumn` where the label or a pixel has no column.
    init(_ table: CSVTable, path: String) throws(DatasetError) {
        self.table = table
        self.path = path
        label = try table.column("label", in: path)
        let numbered = table.columns.enumerated()
            .compactMap { place, name in PixelTable.number(of: name).map { (number: $0, place: place) } }
            .sorted { $0.number < $1.number }
        // Some number them from 0.
        let first = numbered.first?.number == 0 ? 0 : 1
        for (index, pixel) in numbered.enumerated() where pixel.number != index + first {
            throw .missingColumn(path: path, column: "pixel\(index + first)", found: table.columns)
        }
        guard numbered.count == PixelTable.side * PixelTable.side else {
            throw .unrecognised(
                path: path,
                found: "its pictures have \(numbered.count) pixels, not \(PixelTable.side * PixelTable.side)")
        }
        pixels = numbered.map(\.place)
    }

    private static func number(of column: String) -> Int? {
        column.lowercased().hasPrefix("pixel") ? Int(column.dropFirst(5)) : nil
    }

    /// The pictures; lines that are short, long or out of range are passed over.
    ///
    /// - Parameters:
    ///   - signer: What the set is called, since it does not say whose hands it shows.
    ///   - handShare: The hand's share of the picture's side.
    func dataset(signer: String, handShare: Double) -> Dataset {
        var set = Dataset(samples: [], namesSigners: false)
        table.forEach { record in
            switch picture(record) {
            case .success(let (letter, image)):
                set.samples.append(
                    Sample(
                        name: "\(signer):\(record.line)", image: image,
                        region: HandBox.centred(in: image, share: handShare), label: letter, signer: signer))
            case .failure(let flaw):
                set.skipped.append(SkippedFile(name: "\(path):\(record.line)", reason: flaw.reason))
            }
        }
        return set
    }

    private struct Flaw: Error { var reason: String }

    private func picture(_ record: CSVRecord) -> Result<(String, GreyImage), Flaw> {
        guard record.count == table.columns.count else {
            return .failure(Flaw(reason: "has \(record.count) fields, not \(table.columns.count)"))
        }
        guard let letter = letter(record) else {
            let found = record.text(label) ?? ""
            return .failure(
                Flaw(reason: "has “\(found)” in the column label, which is no letter and not between 0 and 25"))
        }
        var shades: [UInt8] = []
        shades.reserveCapacity(pixels.count)
        for column in pixels {
            guard let shade = record.integer(column).flatMap(UInt8.init(exactly:)) else {
                let found = record.text(column) ?? ""
                let name = table.columns[column]
                return .failure(
                    Flaw(reason: "has “\(found)” in the column \(name), which is no whole number from 0 to 255"))
            }
            shades.append(shade)
        }
        return .success((letter, GreyImage(width: PixelTable.side, height: PixelTable.side, pixels: shades)))
    }

    private func letter(_ record: CSVRecord) -> String? {
        if let place = record.integer(label) {
            return LetterLabels.alphabet.indices.contains(place) ? LetterLabels.alphabet[place] : nil
        }
        let text = record.text(label)?.uppercased()
        return text.flatMap { LetterLabels.alphabet.contains($0) ? $0 : nil }
    }
}
