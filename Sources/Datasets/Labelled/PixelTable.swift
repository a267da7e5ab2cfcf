import Imaging
import Recognition

/// A table of pixels as Sign Language MNIST has it: `label,pixel1,…,pixel784`, one 28x28 picture a line.
///
/// Labels are places in the alphabet from 0; J (9) and Z (25) do not occur, since they are movements.
struct PixelTable {
    /// Side of a picture.
    static let side = 28

    private let table: CSVTable
    private let path: String

    /// Whether a table has this form.
    static func matches(_ table: CSVTable) -> Bool {
        table.columns.first == "label" && table.columns.dropFirst().first == "pixel1"
    }

    /// Takes a table that `matches`.
    init(_ table: CSVTable, path: String) {
        self.table = table
        self.path = path
    }

    /// The pictures; lines that are short, long or out of range are passed over.
    ///
    /// - Parameters:
    ///   - signer: What the set is called, since it does not say whose hands it shows.
    ///   - handShare: The hand's share of the picture's side.
    func dataset(signer: String, handShare: Double) -> Dataset {
        var set = Dataset(samples: [], namesSigners: false)
        let count = PixelTable.side * PixelTable.side
        table.forEach { record in
            let name = "\(path):\(record.line)"
            guard record.count == count + 1 else {
                set.skipped.append(SkippedFile(name: name, reason: "has \(record.count) fields, not \(count + 1)"))
                return
            }
            guard let label = record.integer(0), LetterLabels.alphabet.indices.contains(label) else {
                set.skipped.append(SkippedFile(name: name, reason: "has no label between 0 and 25"))
                return
            }
            let pixels = (1...count).compactMap { record.integer($0).flatMap { UInt8(exactly: $0) } }
            guard pixels.count == count else {
                set.skipped.append(SkippedFile(name: name, reason: "has a pixel that is not between 0 and 255"))
                return
            }
            let image = GreyImage(width: PixelTable.side, height: PixelTable.side, pixels: pixels)
            set.samples.append(
                Sample(
                    name: "\(signer):\(record.line)", image: image,
                    region: HandBox.centred(in: image, share: handShare),
                    label: LetterLabels.alphabet[label], signer: signer))
        }
        return set
    }
}
