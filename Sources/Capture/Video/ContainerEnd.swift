/// How a file ends, by the sizes that the parts of its container state.
///
/// Durations do not tell: they may count from 0 or from the first picture, leave out the last picture, or be longer than
/// the pictures because of sound. A part that is larger than what is left of the file was cut off.
enum ContainerEnd: Equatable {
    /// All parts end within the file.
    case whole
    /// A part with pictures goes on beyond the end of the file.
    case cutOff
    /// The container states no sizes, or is of a kind that is not known here.
    case unknown

    /// Reads the sizes in a file; `unknown` for what is no plain file.
    init(path: String) {
        self = FileBytes(path: path).map { PartReader(file: $0).end() } ?? .unknown
    }
}

/// Walks along the outermost parts of a container.
private struct PartReader {
    /// No real file has more parts than this; a hostile one must not take long.
    private static let mostParts = 1 << 20

    let file: FileBytes

    func end() -> ContainerEnd {
        if MatroskaElement(at: 0, in: file)?.identifier == .ebml { return matroska() }
        if file.name(at: 0) == "RIFF" { return riff() }
        if file.name(at: 0) == "GIF8" { return gif() }
        if file.name(at: 0) == "OggS" { return ogg() }
        let firstBoxes = ["ftyp", "moov", "mdat", "wide", "free", "skip", "pnot"]
        return file.name(at: 4).map(firstBoxes.contains) == true ? boxes() : .unknown
    }

    /// MP4 and QuickTime: a size of 32 bits, the kind, and a size of 64 bits if the first one is 1.
    private func boxes() -> ContainerEnd {
        var place = 0
        var isFragmented = false
        for _ in 0..<Self.mostParts {
            guard let short = file.number(at: place, bytes: 4), let kind = file.name(at: place + 4) else { break }
            if kind == "moof" { isFragmented = true }
            // 0 means to the end of the file.
            guard short != 0, let length = short == 1 ? file.number(at: place + 8, bytes: 8) : short, length >= 8
            else { break }
            let (next, overflows) = place.addingReportingOverflow(length)
            if overflows || next > file.size { return ["mdat", "moov", "moof"].contains(kind) ? .cutOff : .whole }
            place = next
        }
        // A file in fragments may have been cut between two of them.
        return isFragmented ? .unknown : .whole
    }

    /// AVI: parts named RIFF, each with its size in 32 bits.
    ///
    /// Unfinished files state none.
    private func riff() -> ContainerEnd {
        var place = 0
        while file.name(at: place) == "RIFF", let length = file.number(at: place + 4, bytes: 4)?.bytesSwapped32 {
            guard length > 0, length < 0xffff_fff0 else { return .unknown }
            if place + 8 + length > file.size { return .cutOff }
            place += 8 + length + length % 2
        }
        return .whole
    }

    /// GIF: blocks, each of which ends with a part of length 0, up to a trailer.
    private func gif() -> ContainerEnd {
        func byte(_ place: Int) -> Int? { file.number(at: place, bytes: 1) }
        /// The bytes of a table of colours by the flags before it.
        func table(_ flags: Int?) -> Int { flags.map { $0 & 0x80 == 0 ? 0 : 3 << ($0 & 7 + 1) } ?? 0 }
        var (place, isInBlock) = (13 + table(byte(10)), false)
        for _ in 0..<Self.mostParts {
            switch (byte(place), isInBlock) {
            case (nil, _): return .cutOff
            case (let length?, true): (place, isInBlock) = (place + 1 + length, length > 0)
            case (0x21, false): (place, isInBlock) = (place + 2, true)
            case (0x2c, false): (place, isInBlock) = (place + 11 + table(byte(place + 9)), true)
            case (0x3b, false): return .whole
            default: return .unknown
            }
        }
        return .unknown
    }

    /// Ogg: pages, of which the last one of each stream says so.
    private func ogg() -> ContainerEnd {
        var place = 0
        var open: Set<Int> = []
        for _ in 0..<Self.mostParts {
            guard file.name(at: place) == "OggS", let flags = file.number(at: place + 5, bytes: 1),
                let stream = file.number(at: place + 14, bytes: 4), let count = file.number(at: place + 26, bytes: 1),
                let lengths = file.bytes(at: place + 27, count: count)
            else { break }
            place += 27 + count + lengths.reduce(0) { $0 + Int($1) }
            guard place <= file.size else { return .cutOff }
            if flags & 2 != 0 { open.insert(stream) }
            if flags & 4 != 0 { open.remove(stream) }
        }
        return open.isEmpty ? .whole : place == file.size ? .cutOff : .unknown
    }

    /// Matroska and WebM: a head and a segment, each with its size.
    private func matroska() -> ContainerEnd {
        var place = 0
        while let element = MatroskaElement(at: place, in: file),
            element.identifier == .ebml || element.identifier == .segment
        {
            guard let end = element.end else { return .unknown }
            if end > file.size { return .cutOff }
            place = end
        }
        return .whole
    }
}

extension Int {
    /// The number whose 32 lowest bits are those of this one with their bytes in the other order.
    fileprivate var bytesSwapped32: Int { Int(UInt32(truncatingIfNeeded: self).byteSwapped) }
}
