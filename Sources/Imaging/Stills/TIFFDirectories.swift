/// The directories of a TIFF file, each of which describes a picture, as far as they say how it has to be read.
///
/// FFmpeg's decoder reads a file whose compression it does not know as black, and knows no orientation.
struct TIFFDirectories {
    /// A tag of a directory, by its number in the standard.
    enum Tag: Int {
        case kind = 254
        case width = 256
        case height = 257
        case bitsPerSample = 258
        case compression = 259
        case photometry = 262
        case orientation = 274
        case tileWidth = 322
        case sampleFormat = 339
    }

    /// One directory: the first number of each tag that it has.
    struct Directory {
        /// Its place in the file, from 0, among all directories.
        let number: Int
        fileprivate var values: [Int: Int] = [:]

        fileprivate init(number: Int) { self.number = number }

        /// The number of a tag; nil when the directory does not have it.
        subscript(tag: Tag) -> Int? { values[tag.rawValue] }

        /// Whether it shows another picture smaller, or is a mask of one.
        fileprivate var isAuxiliary: Bool { (self[.kind] ?? 0) & 0b101 != 0 }
    }

    /// More directories than any file has; a hostile one may lead in a circle.
    private static let mostDirectories = 10_000

    /// The directories of pictures, without small copies of others.
    let pages: [Directory]

    /// Reads the directories; nil if the bytes are no TIFF file.
    init?(_ bytes: UnsafeRawBufferPointer) {
        let isLittleEndian: Bool
        if bytes.starts(with: Array("II*\0".utf8)) {
            isLittleEndian = true
        } else if bytes.starts(with: Array("MM\0*".utf8)) {
            isLittleEndian = false
        } else {
            return nil
        }
        let fields = HeaderFields(bytes)
        func number(_ place: Int, _ count: Int) -> Int? {
            fields.number(at: place, count: count, isLittleEndian: isLittleEndian)
        }
        var directories: [Directory] = []
        var (place, seen) = (number(4, 4) ?? 0, Set<Int>())
        while place != 0, seen.count < Self.mostDirectories, seen.insert(place).inserted, let count = number(place, 2) {
            var directory = Directory(number: directories.count)
            for entry in 0..<count {
                let start = place + 2 + 12 * entry
                guard let tag = number(start, 2), let type = number(start + 2, 2), let length = number(start + 4, 4)
                else { break }
                // Type 3 is a number of 16 bits, type 4 one of 32. More than fit into four bytes lie elsewhere.
                let size = type == 3 ? 2 : 4
                let value =
                    size * length <= 4 ? number(start + 8, size) : number(start + 8, 4).flatMap { number($0, size) }
                directory.values[tag] = value
            }
            directories.append(directory)
            place = number(place + 2 + 12 * count, 4) ?? 0
        }
        let pictures = directories.filter { !$0.isAuxiliary }
        pages = pictures.isEmpty ? directories : pictures
    }
}

extension TIFFDirectories.Directory {
    /// What FFmpeg cannot read of this picture; nil if it can.
    var unreadablePart: String? {
        // None, CCITT, LZW, Deflate under two numbers, PackBits.
        guard [1, 2, 3, 4, 5, 8, 32946, 32773].contains(self[.compression] ?? 1) else {
            return "TIFF with this compression"
        }
        guard [1, 4].contains(self[.sampleFormat] ?? 1) else { return "TIFF with fractions or signed numbers" }
        guard self[.tileWidth] == nil else { return "TIFF in tiles" }
        // White or black is zero, RGB, a palette, a mask, inks.
        guard [0, 1, 2, 3, 4, 5, 6].contains(self[.photometry] ?? 1) else { return "TIFF with these colours" }
        return nil
    }
}
