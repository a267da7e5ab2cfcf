import Testing

@testable import Capture

@Suite struct JPEGHeaderTests {
    /// Start, an application segment of 2 bytes, then a frame header of 8-bit `width`x`height`.
    private func picture(marker: UInt8 = 0xC0, width: Int = 640, height: Int = 480, components: UInt8 = 3) -> [UInt8] {
        [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x04, 0xAA, 0xBB]
            + [0xFF, marker, 0x00, 0x11, 0x08, UInt8(height >> 8), UInt8(height & 255)]
            + [UInt8(width >> 8), UInt8(width & 255), components]
    }

    private func header(_ bytes: [UInt8]) -> JPEGHeader? {
        bytes.withUnsafeBytes { JPEGHeader($0) }
    }

    private func isWhole(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { JPEGHeader.isWhole($0) }
    }

    @Test func readsTheSize() {
        let header = header(picture())
        #expect(header?.width == 640)
        #expect(header?.height == 480)
        #expect(header?.components == 3)
        #expect(header?.isCommon == true)
    }

    @Test func passesOverFillBytesBeforeMarkers() {
        var bytes = picture()
        bytes.insert(contentsOf: [0xFF, 0xFF], at: 8)
        #expect(header(bytes)?.width == 640)
    }

    @Test func doesNotTakeTablesForFrames() {
        let table: [UInt8] = [0xFF, 0xC4, 0x00, 0x09, 1, 2, 3, 4, 5, 6, 7]
        var bytes = picture(width: 320, height: 240)
        bytes.insert(contentsOf: table, at: 8)
        #expect(header(bytes)?.width == 320)
    }

    @Test func tellsLosslessPicturesApart() {
        #expect(header(picture(marker: 0xC3))?.isCommon == false)
        #expect(header(picture(marker: 0xC2))?.isCommon == true)
    }

    @Test func everyCutGivesNothing() {
        let whole = picture()
        for length in 0..<whole.count { #expect(header(Array(whole[..<length])) == nil, "\(length) bytes") }
    }

    @Test(
        arguments: [
            [0x00, 0xD8, 0xFF, 0xC0], [0xFF, 0xD9, 0xFF, 0xC0], [0xFF, 0xD8, 0xFF, 0xDA, 0, 8, 1, 2],
            [0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 1, 2], [0xFF, 0xD8, 0x00, 0x00, 0, 2, 1, 2], [],
        ] as [[UInt8]])
    func refusesWhatIsNoPicture(bytes: [UInt8]) {
        #expect(header(bytes) == nil)
    }

    @Test func refusesEmptyPictures() {
        #expect(header(picture(width: 0)) == nil)
        #expect(header(picture(height: 0)) == nil)
    }

    @Test func findsTheEnd() {
        #expect(isWhole([0xFF, 0xD8, 1, 2, 0xFF, 0xD9]))
        #expect(isWhole([0xFF, 0xD8, 1, 2, 0xFF, 0xD9, 0, 0, 0]))
        #expect(!isWhole([0xFF, 0xD8, 1, 2, 0xFF]))
        #expect(isWhole([0xFF, 0xD8, 1, 2, 0xFF, 0xD9, 1]))
        #expect(isWhole([0xFF, 0xD8, 0xFF, 0xD9] + [UInt8](repeating: 7, count: 4000)))
        #expect(!isWhole([0xFF, 0xD8, 0xFF, 0xD9] + [UInt8](repeating: 7, count: 5000)))
        #expect(!isWhole([0xFF, 0xD9]))
        #expect(!isWhole([0, 0, 0, 0]))
        #expect(!isWhole([]))
    }
}
