import Testing

@testable import Training

/// The bytes are those that TensorBoard 2.21 writes itself, by its `RecordWriter` and its `event_pb2`.
@Suite struct EventTests {
    private func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private func message(_ content: Event.Content, step: Int) -> String {
        hexadecimal(Event(content: content, step: step, time: 1.5).bytes)
    }

    @Test func aRecordHasTwoChecksums() {
        let record = EventRecord.bytes(of: Array("hello".utf8))
        #expect(hexadecimal(record) == "0500000000000000eab2043e68656c6c6fbb1f1c19")
    }

    /// 0xe3069283 is rotated by 15 bits to 0x2507c60d; 0xa282ead8 is added.
    @Test func aStoredChecksumIsMasked() {
        #expect(EventRecord.maskedChecksum(of: Array("123456789".utf8)) == 0x2507_c60d + 0xa282_ead8)
    }

    @Test func aFileBeginsWithItsVersion() {
        #expect(message(.version, step: 0) == "09000000000000f83f1a0d627261696e2e4576656e743a32")
    }

    @Test func aTrainingBegins() {
        #expect(message(.start, step: 3) == "09000000000000f83f10033a020801")
    }

    @Test func figuresHaveNames() {
        #expect(
            message(.scalars([("loss", 0.25), ("recall", 1)]), step: 300)
                == "09000000000000f83f10ac022a1c0a0b0a046c6f7373150000803e0a0d0a06726563616c6c150000803f")
    }

    @Test func aPictureHasItsSize() {
        #expect(
            message(.picture(tag: "p", png: [1, 2], width: 200, height: 3), step: 1)
                == "09000000000000f83f10012a120a100a0170220b080310c801180322020102")
    }

    @Test func aTextIsATensor() {
        #expect(
            message(.text(tag: "settings", markdown: "*a*"), step: 0)
                == "09000000000000f83f2a250a230a0873657474696e6773420d080712041202080142032a612a4a080a060a0474657874")
    }
}
