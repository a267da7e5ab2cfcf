import Basics
import Testing

@Suite struct CRC32Tests {
    /// The check value of the standard, and another that is often quoted.
    @Test func ofTheISO() {
        let checksum = CRC32.iso3309.checksum
        #expect(checksum(Array("123456789".utf8)[...]) == 0xcbf4_3926)
        #expect(checksum([]) == 0)
        #expect(checksum(Array("The quick brown fox jumps over the lazy dog".utf8)[...]) == 0x414f_a339)
    }

    /// The examples of RFC 3720, section B.4, and the check value.
    @Test func ofCastagnoli() {
        let checksum = CRC32.castagnoli.checksum
        #expect(checksum([UInt8](repeating: 0, count: 32)[...]) == 0x8a91_36aa)
        #expect(checksum([UInt8](repeating: 255, count: 32)[...]) == 0x62a8_ab43)
        #expect(checksum([UInt8](0..<32)[...]) == 0x46dd_794e)
        #expect(checksum([UInt8]((0..<32).reversed())[...]) == 0x113f_db5c)
        #expect(checksum(Array("123456789".utf8)[...]) == 0xe306_9283)
    }

    /// A slice is read from where it begins, and bytes beyond the last eight are read too.
    @Test func ofAPart() {
        let bytes = Array("--123456789--".utf8)
        #expect(CRC32.castagnoli.checksum(of: bytes[2..<11]) == 0xe306_9283)
    }
}
