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

@Suite struct HeaderFieldsTests {
    private func with<Result>(_ bytes: [UInt8], _ body: (HeaderFields) -> Result) -> Result {
        bytes.withUnsafeBytes { body(HeaderFields($0)) }
    }

    @Test func readsNumbersFromBothEnds() {
        with([0x01, 0x02, 0x03, 0x04, 0xff]) { fields in
            #expect(fields.little16(at: 0) == 0x0201)
            #expect(fields.little32(at: 1) == 0xff04_0302)
            #expect(fields.big32(at: 0) == 0x0102_0304)
            #expect(fields.number(at: 4, count: 1, isLittleEndian: true) == 255)
        }
    }

    @Test(arguments: [-1, 2, 3, 5, Int.max, Int.min])
    func nothingLiesBeyondTheEnds(place: Int) {
        with([1, 2, 3]) { fields in
            #expect(fields.little16(at: place) == nil)
            #expect(fields.big32(at: place) == nil)
        }
    }

    /// A TIFF's start and its first directory: entries of tag, type, count 1 and value.
    private func tiff(_ entries: [(tag: UInt8, type: UInt8, value: [UInt8])], count: UInt8? = nil) -> [UInt8] {
        Array("II*\0".utf8) + [8, 0, 0, 0, count ?? UInt8(entries.count), 0]
            + entries.flatMap { [$0.tag, 1, $0.type, 0, 1, 0, 0, 0] + $0.value }
    }

    private func pages(_ bytes: [UInt8]) -> [TIFFDirectories.Directory]? {
        bytes.withUnsafeBytes { TIFFDirectories($0)?.pages }
    }

    @Test func findsTheSizeAmongTheTagsOfATIFF() throws {
        let page = try #require(
            pages(tiff([(0x0e, 4, [9, 9, 9, 9]), (0, 3, [44, 1, 7, 7]), (1, 4, [0, 0, 1, 0])]))?.first)
        #expect(page[.width] == 300 && page[.height] == 65536 && page[.orientation] == nil)
    }

    @Test func aTIFFMayEndAnywhere() {
        let bytes = tiff([(0, 3, [44, 1, 0, 0]), (1, 3, [10, 0, 0, 0])], count: 255)
        for count in 0...bytes.count {
            let page = pages(Array(bytes.prefix(count)))?.first
            #expect(page?[.width] == nil || page?[.width] == 300)
            #expect(page?[.height] == nil || page?[.height] == 10)
        }
    }

    @Test func aTIFFMayLeadInACircle() {
        // A directory without entries, after which comes itself.
        #expect(pages(Array("II*\0".utf8) + [8, 0, 0, 0, 0, 0, 8, 0, 0, 0])?.count == 1)
        #expect(pages(Array("P5 3 4 ".utf8)) == nil)
    }

    @Test(arguments: [
        ("P5\n3 4\n255\n", 3, 4), ("P5 3 4 255 ", 3, 4), ("P2\t3\t4\t9\t", 3, 4), ("P6\r\n3\r\n4\r\n255\n", 3, 4),
        ("P4\n# a comment 7 8\n3 # another\n4\n", 3, 4), ("P1 3\n\n\n4", 3, 4),
        ("P3 9999999999 9999999999 1", 9_999_999_999, 9_999_999_999),
    ])
    func findsTheSizeOfAPNM(text: String, width: Int, height: Int) {
        with(Array(text.utf8)) { fields in
            let size = fields.pnmSize()
            #expect(size.width == width && size.height == height)
        }
    }

    @Test(arguments: [
        "", "P", "P5", "P0 3 4 ", "P7 3 4 ", "P53 4 ", "p5 3 4 ", "P5 3", "P5 # 3 4", "P5 x y 255 ",
        "P5 99999999999999999999 4 255 ",
    ])
    func whatIsNoPNMHasNoSize(text: String) {
        with(Array(text.utf8)) { fields in
            let size = fields.pnmSize()
            #expect(size.width == nil || size.height == nil)
        }
    }

    @Test func aPNMIsKnownByItsDigitAndABlank() {
        #expect(with(Array("P5 ".utf8)) { $0.pnmKind } == 5)
        #expect(with(Array("P1\n".utf8)) { $0.pnmKind } == 1)
        #expect(with(Array("P5x".utf8)) { $0.pnmKind } == nil)
        #expect(with(Array("PF\n".utf8)) { $0.pnmKind } == nil)
    }
}
