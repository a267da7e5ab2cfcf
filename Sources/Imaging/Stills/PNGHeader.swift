import Foundation

/// What FFmpeg's PNG decoder does not look at: whether the picture is too large, and whether its end is there.
enum PNGHeader {
    private static let signature: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
    /// The last chunk: no data, its name and its checksum.
    private static let end: [UInt8] = [0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]

    /// Passes sound PNG files, and all that are no PNG.
    static func check(_ bytes: UnsafeRawBufferPointer) throws(StillDecoder.Failure) {
        guard bytes.starts(with: signature) else { return }
        guard bytes.count >= 33 else { throw .damaged(reason: "its header is cut off") }
        let width = Int(UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt32.self)))
        let height = Int(UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 20, as: UInt32.self)))
        guard width <= Still.largestPixelCount, height <= Still.largestPixelCount,
            width * height <= Still.largestPixelCount
        else { throw .tooLarge }
        guard contains(bytes, end) else { throw .damaged(reason: "its end is missing") }
    }

    /// Whether a pattern occurs, looked for from the end, where it should be.
    private static func contains(_ bytes: UnsafeRawBufferPointer, _ pattern: [UInt8]) -> Bool {
        stride(from: bytes.count - pattern.count, through: 0, by: -1).contains { start in
            bytes[start..<start + pattern.count].elementsEqual(pattern)
        }
    }
}
