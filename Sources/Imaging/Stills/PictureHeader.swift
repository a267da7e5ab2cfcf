import FoundationEssentials

/// The size that a picture's header claims, read before a decoder gets to see the file.
///
/// FFmpeg's decoders keep to a limit too, but say "invalid data" then, which is no help to anybody.
struct PictureHeader: Equatable {
    /// Width in pixels.
    let width: Int
    /// Height in pixels.
    let height: Int

    /// Whether nobody should try to decode it.
    var isTooLarge: Bool {
        let (count, overflows) = width.multipliedReportingOverflow(by: height)
        return overflows || count > Still.largestPixelCount
    }

    /// Reads the header of a PNG, GIF, BMP, TIFF or PNM file; nil of any other, and of one that is cut off.
    init?(_ bytes: UnsafeRawBufferPointer) {
        let fields = HeaderFields(bytes)
        let size: (width: Int?, height: Int?)
        if bytes.starts(with: PNGEnd.signature) {
            size = (fields.big32(at: 16), fields.big32(at: 20))
        } else if bytes.starts(with: Array("GIF8".utf8)) {
            size = (fields.little16(at: 6), fields.little16(at: 8))
        } else if bytes.starts(with: Array("BM".utf8)), fields.little32(at: 14) != 12 {
            // The height is below 0 when rows run from the top; 12 is a header of OS/2 1, with 16-bit sizes.
            size = (fields.little32(at: 18), fields.little32(at: 22).map { $0 < 1 << 31 ? $0 : 1 << 32 - $0 })
        } else if bytes.starts(with: Array("II*\0".utf8)) {
            size = fields.tiffSize(isLittleEndian: true)
        } else if bytes.starts(with: Array("MM\0*".utf8)) {
            size = fields.tiffSize(isLittleEndian: false)
        } else {
            size = fields.pnmSize()
        }
        guard let width = size.width, let height = size.height else { return nil }
        self.width = width
        self.height = height
    }
}

/// Whether a PNG file is whole, which FFmpeg's decoder does not mind.
enum PNGEnd {
    static let signature: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
    /// The last chunk: no data, its name and its checksum.
    private static let chunk: [UInt8] = [0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]

    /// Whether a file is a PNG without its last chunk.
    static func isMissing(in bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.starts(with: signature) else { return false }
        // It is looked for from the end, where it should be.
        return !stride(from: bytes.count - chunk.count, through: 0, by: -1).contains { start in
            bytes[start..<start + chunk.count].elementsEqual(chunk)
        }
    }
}
