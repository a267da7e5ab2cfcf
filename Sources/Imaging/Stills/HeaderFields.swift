import FoundationEssentials

/// Numbers in a picture's header; nil where the file ends before them.
struct HeaderFields {
    private let bytes: UnsafeRawBufferPointer

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    func little16(at place: Int) -> Int? { number(at: place, count: 2, isLittleEndian: true) }

    func little32(at place: Int) -> Int? { number(at: place, count: 4, isLittleEndian: true) }

    func big32(at place: Int) -> Int? { number(at: place, count: 4, isLittleEndian: false) }

    /// A number of `count` bytes.
    func number(at place: Int, count: Int, isLittleEndian: Bool) -> Int? {
        guard place >= 0, place <= bytes.count - count else { return nil }
        let part = bytes[place..<place + count]
        return isLittleEndian
            ? part.reversed().reduce(0) { $0 << 8 | Int($1) } : part.reduce(0) { $0 << 8 | Int($1) }
    }

    /// Width and height out of a TIFF file's first directory: tags 256 and 257.
    func tiffSize(isLittleEndian: Bool) -> (width: Int?, height: Int?) {
        func number(_ place: Int, _ count: Int) -> Int? {
            self.number(at: place, count: count, isLittleEndian: isLittleEndian)
        }
        var size: (width: Int?, height: Int?) = (nil, nil)
        guard let directory = number(4, 4), let count = number(directory, 2) else { return size }
        for entry in 0..<count {
            let place = directory + 2 + 12 * entry
            guard let tag = number(place, 2), let type = number(place + 2, 2) else { return size }
            // Type 3 is a number of 16 bits, type 4 one of 32.
            if tag == 256 { size.width = number(place + 8, type == 3 ? 2 : 4) }
            if tag == 257 { size.height = number(place + 8, type == 3 ? 2 : 4) }
        }
        return size
    }

    /// The digit of a PNM file, 1 to 6: `P`, the digit, and a blank of some kind.
    var pnmKind: Int? {
        guard bytes.count > 2, bytes[0] == UInt8(ascii: "P"), Unicode.Scalar(bytes[2]).properties.isWhitespace
        else { return nil }
        let kind = Int(bytes[1]) - Int(UInt8(ascii: "0"))
        return (1...6).contains(kind) ? kind : nil
    }

    /// Width and height out of a PNM file: its kind, and two numbers in decimal between blanks and comments.
    func pnmSize() -> (width: Int?, height: Int?) {
        guard pnmKind != nil else { return (nil, nil) }
        let header = String(decoding: bytes.dropFirst(2).prefix(4096), as: UTF8.self)
        let words = header.split(whereSeparator: \.isNewline)
            .flatMap { line in line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace) }
        guard words.count >= 2 else { return (nil, nil) }
        return (Int(words[0]), Int(words[1]))
    }
}
