import FoundationEssentials

/// The size in a picture's header, read before the file is decoded.
///
/// FFmpeg's decoders have a pixel limit too, but they report "invalid data" then, which does not help the user.
struct PictureHeader: Equatable {
    /// Width in pixels.
    let width: Int
    /// Height in pixels.
    let height: Int

    /// Whether the picture has too many pixels to be decoded.
    var isTooLarge: Bool {
        let (count, overflows) = width.multipliedReportingOverflow(by: height)
        return overflows || count > Still.largestPixelCount
    }

    /// Reads the header of a PNG, GIF, BMP, TIFF or PNM file; nil for other kinds and for a header that is cut off.
    init?(_ bytes: UnsafeRawBufferPointer) {
        let fields = HeaderFields(bytes)
        let size: (width: Int?, height: Int?)
        if bytes.starts(with: PNGEnd.signature) {
            size = (fields.big32(at: 16), fields.big32(at: 20))
        } else if bytes.starts(with: Array("GIF8".utf8)) {
            size = (fields.little16(at: 6), fields.little16(at: 8))
        } else if bytes.starts(with: Array("BM".utf8)), fields.little32(at: 14) != 12 {
            // A negative height means that rows run from the top; 12 is a header of OS/2 1, which has 16-bit sizes.
            size = (fields.little32(at: 18), fields.little32(at: 22).map { $0 < 1 << 31 ? $0 : 1 << 32 - $0 })
        } else if let tiff = TIFFDirectories(bytes)?.pages.first {
            size = (tiff[.width], tiff[.height])
        } else {
            size = fields.pnmSize()
        }
        guard let width = size.width, let height = size.height else { return nil }
        self.width = width
        self.height = height
    }
}

/// The check whether a PNG file is whole, which FFmpeg's decoder does not make.
enum PNGEnd {
    static let signature: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
    /// The last chunk: no data, its name and its checksum.
    private static let chunk: [UInt8] = [0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]

    /// Returns whether a file is a PNG without its last chunk.
    static func isMissing(in bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.starts(with: signature) else { return false }
        // The search starts at the end, where the chunk should be.
        return !stride(from: bytes.count - chunk.count, through: 0, by: -1).contains { start in
            bytes[start..<start + chunk.count].elementsEqual(chunk)
        }
    }
}

/// Numbers in a picture's header; nil if the file ends before them.
struct HeaderFields {
    private let bytes: UnsafeRawBufferPointer

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    func little16(at place: Int) -> Int? { number(at: place, count: 2, isLittleEndian: true) }

    func little32(at place: Int) -> Int? { number(at: place, count: 4, isLittleEndian: true) }

    func big32(at place: Int) -> Int? { number(at: place, count: 4, isLittleEndian: false) }

    /// Reads a number of `count` bytes.
    func number(at place: Int, count: Int, isLittleEndian: Bool) -> Int? {
        guard place >= 0, place <= bytes.count - count else { return nil }
        let part = bytes[place..<place + count]
        return isLittleEndian
            ? part.reversed().reduce(0) { $0 << 8 | Int($1) } : part.reduce(0) { $0 << 8 | Int($1) }
    }

    /// Four letters.
    func letters(at place: Int) -> String? {
        guard place >= 0, place <= bytes.count - 4 else { return nil }
        return String(decoding: bytes[place..<place + 4], as: UTF8.self)
    }

    /// The digit of a PNM file, 1 to 6, which starts with `P`, the digit and white space.
    var pnmKind: Int? {
        guard bytes.count > 2, bytes[0] == UInt8(ascii: "P"), Unicode.Scalar(bytes[2]).properties.isWhitespace
        else { return nil }
        let kind = Int(bytes[1]) - Int(UInt8(ascii: "0"))
        return (1...6).contains(kind) ? kind : nil
    }

    /// Reads width and height of a PNM file: two decimal numbers between white space and comments.
    func pnmSize() -> (width: Int?, height: Int?) {
        guard pnmKind != nil else { return (nil, nil) }
        let header = String(decoding: bytes.dropFirst(2).prefix(4096), as: UTF8.self)
        let words = header.split(whereSeparator: \.isNewline)
            .flatMap { line in line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace) }
        guard words.count >= 2 else { return (nil, nil) }
        return (Int(words[0]), Int(words[1]))
    }
}
