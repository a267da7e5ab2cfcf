import Foundation
import Imaging
import TestSupport
import Testing

@Suite struct EXIFOrientationTests {
    /// ```
    /// 1 2 3
    /// 4 5 6
    /// ```
    static let stored = GreyImage(width: 3, height: 2, pixels: [1, 2, 3, 4, 5, 6])

    // What is stored, turned as the standard's drawings show it.
    @Test(
        arguments: [
            (EXIFOrientation.upright, 3, [1, 2, 3, 4, 5, 6]),
            (.mirrored, 3, [3, 2, 1, 6, 5, 4]),
            (.upsideDown, 3, [6, 5, 4, 3, 2, 1]),
            (.flipped, 3, [4, 5, 6, 1, 2, 3]),
            (.transposed, 2, [1, 4, 2, 5, 3, 6]),
            (.turnedLeft, 2, [4, 1, 5, 2, 6, 3]),
            (.transversed, 2, [6, 3, 5, 2, 4, 1]),
            (.turnedRight, 2, [3, 6, 2, 5, 1, 4]),
        ] as [(EXIFOrientation, Int, [UInt8])])
    func turnsUpright(orientation: EXIFOrientation, width: Int, pixels: [UInt8]) {
        #expect(Self.stored.oriented(orientation) == GreyImage(width: width, height: 6 / width, pixels: pixels))
        let colours = RGBImage(Self.stored).oriented(orientation)
        #expect(colours == RGBImage(GreyImage(width: width, height: 6 / width, pixels: pixels)))
    }

    @Test(arguments: EXIFOrientation.allCases, [true, false])
    func isReadFromPhotographs(orientation: EXIFOrientation, isLittleEndian: Bool) throws {
        let folder = try TemporaryFolder()
        let plain = try Fixtures.bytes("colour.jpg")
        let url = try folder.write(
            Self.tagged(plain, orientation: orientation.rawValue, isLittleEndian: isLittleEndian), to: "a.jpg")
        let upright = try Still.readRGB(Fixtures.url("colour.jpg"))
        #expect(try Still.readRGB(url) == upright.oriented(orientation))
        #expect(try Still.readGrey(url) == Still.readGrey(Fixtures.url("colour.jpg")).oriented(orientation))
    }

    @Test(arguments: EXIFOrientation.allCases, ["colour.png", "colour.webp", "transparent.webp"])
    func isReadFromTheChunksOfOtherKinds(orientation: EXIFOrientation, name: String) throws {
        let folder = try TemporaryFolder()
        let plain = try Fixtures.bytes(name)
        let block = Self.block(orientation: orientation.rawValue, isLittleEndian: orientation.rawValue % 2 == 0)
        // The EXIF standard puts a mark before the block, those of PNG and WebP do not; programs do either.
        for block in [block, Array("Exif\0\0".utf8) + block] {
            let url = try folder.write(Self.chunked(plain, block), to: "tagged")
            #expect(try Still.readRGB(url) == Still.readRGB(Fixtures.url(name)).oriented(orientation))
            #expect(try Still.readGrey(url) == Still.readGrey(Fixtures.url(name)).oriented(orientation))
        }
    }

    @Test(arguments: [
        ("TopRight", EXIFOrientation.mirrored), ("LeftTop", .transposed), ("RightTop", .turnedLeft),
        ("LeftBottom", .turnedRight),
    ])
    func isReadFromTIFF(name: String, orientation: EXIFOrientation) async throws {
        let folder = try TemporaryFolder()
        let url = folder.file("tagged.tiff")
        try await Program.convert(Fixtures.url("colour.png").path, "-orient", name, url.path)
        #expect(try Still.readRGB(url) == Fixtures.colour.oriented(orientation))
    }

    @Test func isFollowedInHEIFByWhatItsPropertiesSay() throws {
        let turned = Fixtures.colour.oriented(.turnedLeft)
        for (name, expected) in [("turned.heic", turned), ("turned-mirrored.avif", turned.oriented(.mirrored))] {
            let difference = try #require(PictureDifference(try Still.readRGB(Fixtures.url(name)), expected))
            #expect(difference.largest <= 6, "\(name): \(difference)")
        }
    }

    @Test(arguments: [0, 9, 65_535])
    func ignoresNumbersThatMeanNothing(number: Int) throws {
        let folder = try TemporaryFolder()
        let bytes = Self.tagged(try Fixtures.bytes("colour.jpg"), orientation: number, isLittleEndian: true)
        let url = try folder.write(bytes, to: "a.jpg")
        #expect(try Still.readRGB(url) == Still.readRGB(Fixtures.url("colour.jpg")))
    }

    /// A JPEG with an EXIF segment that says nothing but the orientation.
    static func tagged(_ jpeg: [UInt8], orientation: Int, isLittleEndian: Bool) -> [UInt8] {
        let exif = Array("Exif\0\0".utf8) + block(orientation: orientation, isLittleEndian: isLittleEndian)
        let length = exif.count + 2
        return Array(jpeg[..<2]) + [0xff, 0xe1, UInt8(length >> 8), UInt8(length & 255)] + exif + jpeg[2...]
    }

    /// A block of EXIF with one entry: tag 0x112, a 16-bit number, one of them, its value padded to four bytes.
    private static func block(orientation: Int, isLittleEndian: Bool) -> [UInt8] {
        func number(_ value: Int, _ count: Int) -> [UInt8] {
            let little = (0..<count).map { UInt8(value >> (8 * $0) & 255) }
            return isLittleEndian ? little : little.reversed()
        }
        return Array((isLittleEndian ? "II" : "MM").utf8) + number(42, 2) + number(8, 4) + number(1, 2)
            + number(0x112, 2) + number(3, 2) + number(1, 4) + number(orientation, 2) + [0, 0] + number(0, 4)
    }

    /// A PNG or WebP with a block of EXIF.
    private static func chunked(_ picture: [UInt8], _ block: [UInt8]) -> [UInt8] {
        if picture[0] == 0x89 {
            // After the signature and the header, which has 13 bytes of data.
            let body = Array("eXIf".utf8) + block
            return Array(picture[..<33]) + big(block.count) + body + big(checksum(body)) + picture[33...]
        }
        let padding = [UInt8](repeating: 0, count: block.count % 2)
        let chunk = Array("EXIF".utf8) + big(block.count).reversed() + block + padding
        let old = Array(picture[12...])
        // Only the extended form, whose header has the size of the canvas, has other chunks than the picture.
        let header: [UInt8] = [8, 0, 0, 0, 15, 0, 0, 11, 0, 0]
        let extended = old.starts(with: Array("VP8X".utf8)) ? [] : Array("VP8X".utf8) + [10, 0, 0, 0] + header
        let body = Array("WEBP".utf8) + extended + old + chunk
        return Array("RIFF".utf8) + big(body.count).reversed() + body
    }

    private static func big(_ number: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(number >> $0 & 255) } }

    /// The checksum of a PNG chunk: CRC-32.
    private static func checksum(_ bytes: [UInt8]) -> Int {
        let remainder = bytes.reduce(UInt32.max) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum & 1 == 0 ? sum >> 1 : sum >> 1 ^ 0xedb8_8320 }
        }
        return Int(~remainder)
    }
}

/// Programs that make pictures for tests.
enum Program {
    /// Runs ImageMagick.
    static func convert(_ arguments: String...) async throws {
        let result = try await ChildProcess(URL(filePath: "/usr/bin/env"), ["convert"] + arguments).result()
        try #require(result.status == 0, "\(result.errorText)")
    }
}
