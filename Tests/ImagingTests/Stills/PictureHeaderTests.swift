import Testing

@testable import Imaging

@Suite struct PictureHeaderTests {
    private func header(_ bytes: [UInt8]) -> PictureHeader? {
        bytes.withUnsafeBytes { PictureHeader($0) }
    }

    private func png(width: [UInt8], height: [UInt8]) -> [UInt8] {
        PNGEnd.signature + [0, 0, 0, 13] + Array("IHDR".utf8) + width + height
    }

    @Test(arguments: [
        "bilevel.png", "colour-16.png", "colour.bmp", "colour.png", "colour.ppm", "colour.tiff", "grey.pgm",
        "interlaced.png", "lzw.tiff", "palette.gif",
    ])
    func readsTheSizeOfEveryKind(name: String) throws {
        let found = try #require(header(Fixtures.bytes(name)), "\(name)")
        #expect(found.width == 16 && found.height == 12)
        #expect(!found.isTooLarge)
    }

    @Test func rowsOfABMPMayRunFromTheTop() throws {
        var bytes = try Fixtures.bytes("colour.bmp")
        // -12 as 32 bits.
        bytes.replaceSubrange(22..<26, with: [0xf4, 0xff, 0xff, 0xff])
        #expect(header(bytes)?.height == 12)
    }

    @Test func sizesThatOverflowAreTooLarge() {
        #expect(header(png(width: [0xff, 0xff, 0xff, 0xff], height: [0xff, 0xff, 0xff, 0xff]))?.isTooLarge == true)
        #expect(header(Array("P5 9223372036854775807 9223372036854775807 255\n".utf8))?.isTooLarge == true)
        #expect(header(png(width: [0, 0, 0x1f, 0x40], height: [0, 0, 0x1f, 0x40]))?.isTooLarge == false)
        #expect(header(png(width: [0, 0, 0x1f, 0x41], height: [0, 0, 0x1f, 0x40]))?.isTooLarge == true)
    }

    @Test(arguments: ["", "x", "GIF8", "BM", "II*\0", "MM\0*", "P5"])
    func aHeaderThatIsCutOffSaysNothing(text: String) {
        #expect(header(Array(text.utf8)) == nil)
        #expect(header(Array(png(width: [0, 0, 0, 1], height: [0, 0, 0, 1]).dropLast())) == nil)
    }

    @Test func findsThePlaceWhereAPNGEnds() throws {
        func isMissing(_ bytes: [UInt8]) -> Bool { bytes.withUnsafeBytes { PNGEnd.isMissing(in: $0) } }
        let whole = try Fixtures.bytes("colour.png")
        #expect(!isMissing(whole))
        #expect(!isMissing(whole + [UInt8](repeating: 7, count: 5000)))
        #expect(isMissing(whole.dropLast()))
        #expect(isMissing(Array(whole.prefix(8))))
        // Of other files nothing is said.
        #expect(!isMissing([1, 2, 3]))
    }
}
