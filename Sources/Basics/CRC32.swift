/// A cyclic redundancy check of 32 bits, lowest bit first, with all bits inverted before and after.
///
/// Eight bytes are taken at once: Kounavis and Berry, "Novel table lookup-based algorithms for high-performance CRC
/// generation", 2008.
public struct CRC32: Sendable {
    /// The checksum of ISO 3309, which `zlib.crc32` of Python gives too.
    public static let iso3309 = CRC32(reversedPolynomial: 0xedb8_8320)
    /// Castagnoli's checksum of RFC 3720, also called CRC-32C.
    public static let castagnoli = CRC32(reversedPolynomial: 0x82f6_3b78)

    /// Row k, 256 numbers, is for a byte with k bytes after it.
    private let table: [UInt32]

    private init(reversedPolynomial: UInt32) {
        var table = (0..<256).map { (byte: UInt32) in
            (0..<8).reduce(byte) { value, _ in value & 1 == 0 ? value >> 1 : value >> 1 ^ reversedPolynomial }
        }
        for index in 256..<8 * 256 { table.append(table[index - 256] >> 8 ^ table[Int(table[index - 256] & 255)]) }
        self.table = table
    }

    /// Returns the checksum of bytes.
    public func checksum(of bytes: ArraySlice<UInt8>) -> UInt32 {
        bytes.withUnsafeBytes { bytes in
            var checksum = ~UInt32(0)
            let whole = bytes.count & ~7
            for start in stride(from: 0, to: whole, by: 8) {
                let eight = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self))
                let mixed = eight ^ UInt64(checksum)
                checksum = 0
                for byte in 0..<8 { checksum ^= table[(7 - byte) << 8 | Int(mixed >> UInt64(8 * byte) & 255)] }
            }
            for byte in bytes[whole...] {
                checksum = checksum >> 8 ^ table[Int(UInt8(truncatingIfNeeded: checksum) ^ byte)]
            }
            return ~checksum
        }
    }
}
