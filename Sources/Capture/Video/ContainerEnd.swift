import FoundationEssentials
import SystemPackage

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
        guard let status = try? FilePath(path).stat(), status.type == .regular,
            let file = try? openFile(path, .readOnly)
        else {
            self = .unknown
            return
        }
        defer { try? file.close() }
        self = PartReader(file: file, size: Int(status.size)).end()
    }
}

/// Walks along the outermost parts of a container.
private struct PartReader {
    /// No real file has more parts than this; a hostile one must not take long.
    private static let mostParts = 1 << 20
    private static let ebml = 0x1a45_dfa3
    private static let segment = 0x1853_8067

    let file: FileDescriptor
    let size: Int

    func end() -> ContainerEnd {
        if number(at: 0, bytes: 4) == Self.ebml { return matroska() }
        if name(at: 0) == "RIFF" { return riff() }
        let firstBoxes = ["ftyp", "moov", "mdat", "wide", "free", "skip", "pnot"]
        return name(at: 4).map(firstBoxes.contains) == true ? boxes() : .unknown
    }

    /// MP4 and QuickTime: a size of 32 bits, the kind, and a size of 64 bits if the first one is 1.
    private func boxes() -> ContainerEnd {
        var place = 0
        var isFragmented = false
        for _ in 0..<Self.mostParts {
            guard let short = number(at: place, bytes: 4), let kind = name(at: place + 4) else { break }
            if kind == "moof" { isFragmented = true }
            // 0 means to the end of the file.
            guard short != 0, let length = short == 1 ? number(at: place + 8, bytes: 8) : short, length >= 8
            else { break }
            let (next, overflows) = place.addingReportingOverflow(length)
            if overflows || next > size { return ["mdat", "moov", "moof"].contains(kind) ? .cutOff : .whole }
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
        while name(at: place) == "RIFF", let length = number(at: place + 4, bytes: 4)?.bytesSwapped32 {
            guard length > 0, length < 0xffff_fff0 else { return .unknown }
            if place + 8 + length > size { return .cutOff }
            place += 8 + length + length % 2
        }
        return .whole
    }

    /// Matroska and WebM: elements with an identifier and a size, both of variable length.
    private func matroska() -> ContainerEnd {
        var place = 0
        while let identifier = number(at: place, bytes: 4), identifier == Self.ebml || identifier == Self.segment {
            guard let first = number(at: place + 4, bytes: 1), first > 0 else { return .unknown }
            let bytes = UInt8(first).leadingZeroBitCount + 1
            guard let stated = number(at: place + 4, bytes: bytes) else { return .unknown }
            let most = 1 << (7 * bytes)
            let length = stated & (most - 1)
            // All bits set say that the size is not known: a recording that was never finished, or a live stream.
            guard length != most - 1 else { return .unknown }
            let (next, overflows) = (place + 4 + bytes).addingReportingOverflow(length)
            if overflows || next > size { return .cutOff }
            place = next
        }
        return place > 0 ? .whole : .unknown
    }

    /// A number with its highest byte first; nil beyond the end of the file.
    private func number(at place: Int, bytes count: Int) -> Int? {
        read(at: place, count: count)?.reduce(0) { $0 << 8 | Int($1) }
    }

    /// Four letters; nil if they are none, as in what somebody has appended to a file.
    private func name(at place: Int) -> String? {
        guard let bytes = read(at: place, count: 4), bytes.allSatisfy({ (0x20..<0x7f).contains($0) }) else {
            return nil
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func read(at place: Int, count: Int) -> [UInt8]? {
        guard place >= 0, place <= size - count else { return nil }
        var bytes = [UInt8](repeating: 0, count: count)
        let read = try? bytes.withUnsafeMutableBytes { try file.read(fromAbsoluteOffset: Int64(place), into: $0) }
        return read == count ? bytes : nil
    }
}

extension Int {
    /// The number whose 32 lowest bits are those of this one with their bytes in the other order.
    fileprivate var bytesSwapped32: Int { Int(UInt32(truncatingIfNeeded: self).byteSwapped) }
}
