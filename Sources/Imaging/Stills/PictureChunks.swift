/// The chunks of a PNG or WebP file, one after the other.
struct PictureChunks: Sequence, IteratorProtocol {
    /// One chunk.
    struct Chunk {
        /// Its four letters.
        let name: String
        /// Where its data are in the file.
        let range: Range<Int>
    }

    private let fields: HeaderFields
    private let size: Int
    private let isPNG: Bool
    private var place: Int

    /// Prepares to read chunks; nil if the bytes are neither PNG nor WebP.
    init?(_ bytes: UnsafeRawBufferPointer) {
        fields = HeaderFields(bytes)
        size = bytes.count
        isPNG = bytes.starts(with: PNGEnd.signature)
        guard isPNG || (fields.letters(at: 0) == "RIFF" && fields.letters(at: 8) == "WEBP") else { return nil }
        place = isPNG ? 8 : 12
    }

    /// The next chunk; nil at the end, and where one goes on beyond the end of the file.
    mutating func next() -> Chunk? {
        // PNG states length and name, WebP name and length; PNG ends with a checksum, WebP fills up to even lengths.
        let length = isPNG ? fields.big32(at: place) : fields.little32(at: place + 4)
        guard let length, let name = fields.letters(at: isPNG ? place + 4 : place), length <= size - place - 8 else {
            return nil
        }
        let start = place + 8
        place = start + length + (isPNG ? 4 : length % 2)
        return Chunk(name: name, range: start..<start + length)
    }
}
