/// An element of a Matroska or WebM file: an identifier, a size, and data, which may be further elements.
struct MatroskaElement {
    /// The identifiers that are looked for here.
    enum Identifier: Int {
        case ebml = 0x1a45_dfa3
        case segment = 0x1853_8067
        case tracks = 0x1654_ae6b
        case cluster = 0x1f43_b675
        case track = 0xae
        case trackType = 0x83
        case video = 0xe0
        case cropBottom = 0x54aa
        case cropTop = 0x54bb
        case cropLeft = 0x54cc
        case cropRight = 0x54dd
    }

    /// What it is; nil if nobody looks for that.
    let identifier: Identifier?
    /// Where its data begin.
    let start: Int
    /// Where its data end; nil if it does not say that, as in a live stream.
    let end: Int?

    /// Reads what is before the data; nil if there is no element.
    init?(at place: Int, in file: FileBytes) {
        guard let first = file.number(at: place, bytes: 1), first >= 0x10 else { return nil }
        let length = UInt8(first).leadingZeroBitCount + 1
        guard let number = file.number(at: place, bytes: length),
            let sizeStart = file.number(at: place + length, bytes: 1), sizeStart > 0
        else { return nil }
        let sizeLength = UInt8(sizeStart).leadingZeroBitCount + 1
        guard let stated = file.number(at: place + length, bytes: sizeLength) else { return nil }
        let mask = 1 << (7 * sizeLength) - 1
        identifier = Identifier(rawValue: number)
        start = place + length + sizeLength
        let (sum, overflows) = start.addingReportingOverflow(stated & mask)
        // All bits set say that the size is not known.
        end = stated & mask == mask ? nil : overflows ? .max : sum
    }

    /// The elements in its data, up to the first cluster of pictures.
    func children(in file: FileBytes) -> [MatroskaElement] {
        var (children, place): ([MatroskaElement], Int) = ([], start)
        while place < end ?? file.size, let child = MatroskaElement(at: place, in: file), child.identifier != .cluster {
            children.append(child)
            guard let next = child.end, next > place else { break }
            place = next
        }
        return children
    }

    /// Its data as a number.
    func number(in file: FileBytes) -> Int? {
        guard let end, (1...7).contains(end - start) else { return nil }
        return file.number(at: start, bytes: end - start)
    }
}

/// How much of each side of its pictures a container hides, in pixels.
struct PictureCrop: Equatable {
    var (left, top, right, bottom) = (0, 0, 0, 0)

    /// Reads what a Matroska file hides of the pictures of its first video track; nil if that is nothing.
    ///
    /// FFmpeg reads this from version 7.1 on.
    init?(matroska path: String) {
        guard let file = FileBytes(path: path), let head = MatroskaElement(at: 0, in: file), head.identifier == .ebml,
            let segment = head.end.flatMap({ MatroskaElement(at: $0, in: file) }), segment.identifier == .segment
        else { return nil }
        let tracks = segment.children(in: file).first { $0.identifier == .tracks }?.children(in: file) ?? []
        let videos = tracks.lazy.map { $0.children(in: file) }
            .filter { parts in parts.contains { $0.identifier == .trackType && $0.number(in: file) == 1 } }
        let parts = videos.first?.first { $0.identifier == .video }?.children(in: file) ?? []
        for part in parts {
            let number = part.number(in: file) ?? 0
            switch part.identifier {
            case .cropLeft: left = number
            case .cropTop: top = number
            case .cropRight: right = number
            case .cropBottom: bottom = number
            default: break
            }
        }
        guard self != PictureCrop() else { return nil }
    }

    private init() {}

    /// Whether something is left of pictures of a size.
    func fits(width: Int, height: Int) -> Bool { left + right < width && top + bottom < height }
}
