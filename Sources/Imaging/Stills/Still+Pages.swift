import Basics
import FoundationEssentials

extension Still {
    /// How many pictures a file holds.
    public enum Pages: Equatable, Sendable {
        /// So many pictures on their own, mostly one.
        case stills(Int)
        /// Pictures that follow one another in time, as in an animated GIF or PNG.
        case film
    }

    /// Finds out how many pictures a file holds; one where that cannot be told.
    ///
    /// - Throws: an `ImageError` that names the file, if it cannot be read.
    public static func pages(of url: URL) throws(ImageError) -> Pages {
        let bytes = try contents(of: url)
        return bytes.bytes.withUnsafeBytes { bytes in
            if let pages = TIFFDirectories(bytes)?.pages { return .stills(max(1, pages.count)) }
            return FilmMark.isFilm(bytes) ? .film : .stills(1)
        }
    }

    /// Whether a file is a picture, and no film: what `pages(of:)` calls stills.
    ///
    /// The contents decide, not the name. A picture that is damaged or of a kind that cannot be read is one too.
    public static func isStill(_ url: URL) -> Bool {
        // Most of what comes here are videos, which may be larger than the memory.
        guard let start = try? RegularFile.read(url, first: 256), !start.isEmpty,
            start.bytes.withUnsafeBytes({ looksLikeStill($0) }), let bytes = try? contents(of: url)
        else { return false }
        return bytes.bytes.withUnsafeBytes { !FilmMark.isFilm($0) }
    }

    private static func looksLikeStill(_ start: UnsafeRawBufferPointer) -> Bool {
        let marks =
            [jpegMark, PNGEnd.signature] + ["GIF8", "BM", "II*\0", "MM\0*", "\0\0\0\u{c}jP  "].map { Array($0.utf8) }
        let fields = HeaderFields(start)
        return marks.contains { start.starts(with: $0) } || fields.pnmKind != nil || HEIFStill.isHEIF(start)
            || (fields.letters(at: 0) == "RIFF" && fields.letters(at: 8) == "WEBP")
            || UnreadableKind.name(of: start) != nil
    }
}

/// Where files of pictures tell that they hold a film.
private enum FilmMark {
    static func isFilm(_ bytes: UnsafeRawBufferPointer) -> Bool {
        if bytes.starts(with: Still.jpegMark) { return JPEGPictures(bytes).areFilm }
        if HEIFStill.isFilm(bytes) { return true }
        if bytes.starts(with: Array("GIF8".utf8)) { return hasTwoPictures(gif: bytes) }
        guard bytes.starts(with: PNGEnd.signature), let chunks = PictureChunks(bytes),
            let control = chunks.prefix(while: { $0.name != "IDAT" }).first(where: { $0.name == "acTL" }),
            let count = HeaderFields(bytes).big32(at: control.range.lowerBound)
        else { return false }
        return count > 1
    }

    /// Walks along the blocks of a GIF file until there is a second picture.
    private static func hasTwoPictures(gif bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count > 13 else { return false }
        /// The bytes of a table of colours by the flags before it: it has 2 to 256 entries of 3 bytes, or is not there.
        func tableSize(_ flags: UInt8) -> Int { flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1) }
        var place = 13 + tableSize(bytes[10])
        var pictures = 0
        while place < bytes.count {
            switch bytes[place] {
            case 0x21: place += 2
            case 0x2c where place + 9 < bytes.count:
                pictures += 1
                if pictures == 2 { return true }
                place += 11 + tableSize(bytes[place + 9])
            default: return false
            }
            // Blocks of data, each after its length, up to an empty one.
            while place < bytes.count, bytes[place] != 0 { place += 1 + Int(bytes[place]) }
            place += 1
        }
        return false
    }
}

/// The pictures in a file of JPEG, of which a film has many of one size.
///
/// Phones append a smaller one, such as a gain map, or a short video to their photographs.
private struct JPEGPictures {
    private let bytes: UnsafeRawBufferPointer

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    var areFilm: Bool {
        guard let first = picture(at: 0), let second = picture(at: first.end) else { return false }
        return first.size == second.size
    }

    /// The size and the end of the picture that begins at a place; nil if there is none, or only a part of one.
    private func picture(at start: Int) -> (size: [UInt8], end: Int)? {
        guard bytes[start...].starts(with: Still.jpegMark) else { return nil }
        var (place, size): (Int, [UInt8]) = (start + 2, [])
        while place + 4 <= bytes.count {
            let marker = bytes[place + 1]
            if bytes[place] != 0xff || marker == 0 || marker == 0xff || (0xd0...0xd7).contains(marker) {
                // Compressed data, in which a 0 or the number of a restart follows each 0xff.
                place += 1
            } else if marker == 0xd9 {
                return (size, place + 2)
            } else {
                // Frame headers are 0xc0 to 0xcf but for the tables 0xc4, 0xc8 and 0xcc.
                if (0xc0...0xcf).contains(marker), !marker.isMultiple(of: 4) || marker == 0xc0, place + 9 <= bytes.count
                {
                    size = Array(bytes[place + 5..<place + 9])
                }
                place += 2 + (Int(bytes[place + 2]) << 8 | Int(bytes[place + 3]))
            }
        }
        return place + 2 <= bytes.count && bytes[place] == 0xff && bytes[place + 1] == 0xd9 ? (size, place + 2) : nil
    }
}

/// Kinds of pictures that are known and cannot be read, so that a whole file is not called damaged.
enum UnreadableKind {
    /// The name of such a kind; nil if the bytes are of another one.
    static func name(of bytes: UnsafeRawBufferPointer, page: Int = 0) -> String? {
        if let pages = TIFFDirectories(bytes)?.pages {
            return pages.indices.contains(page) ? pages[page].unreadablePart : nil
        }
        let fields = HeaderFields(bytes)
        if fields.letters(at: 0) == "RIFF", fields.letters(at: 8) == "WEBP", fields.letters(at: 12) == "VP8X",
            let flags = fields.number(at: 20, count: 1, isLittleEndian: true), flags & 2 != 0
        {
            return "an animated WebP"
        }
        let marks: [(String, [UInt8])] = [
            ("BigTIFF", Array("II+\0".utf8)), ("BigTIFF", Array("MM\0+".utf8)),
            ("JPEG XL", [0xff, 0x0a]), ("JPEG XL", [0, 0, 0, 0x0c] + Array("JXL ".utf8)), ("PDF", Array("%PDF".utf8)),
            ("SVG", Array("<svg".utf8)),
        ]
        return marks.first { bytes.starts(with: $0.1) }?.0
    }
}
