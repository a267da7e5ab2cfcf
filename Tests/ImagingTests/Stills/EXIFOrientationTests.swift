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

    @Test(arguments: [0, 9, 65_535])
    func ignoresNumbersThatMeanNothing(number: Int) throws {
        let folder = try TemporaryFolder()
        let bytes = Self.tagged(try Fixtures.bytes("colour.jpg"), orientation: number, isLittleEndian: true)
        let url = try folder.write(bytes, to: "a.jpg")
        #expect(try Still.readRGB(url) == Still.readRGB(Fixtures.url("colour.jpg")))
    }

    /// A JPEG with an EXIF segment that says nothing but the orientation.
    static func tagged(_ jpeg: [UInt8], orientation: Int, isLittleEndian: Bool) -> [UInt8] {
        func number(_ value: Int, _ count: Int) -> [UInt8] {
            let little = (0..<count).map { UInt8(value >> (8 * $0) & 255) }
            return isLittleEndian ? little : little.reversed()
        }
        var exif = Array("Exif\0\0".utf8) + Array((isLittleEndian ? "II" : "MM").utf8) + number(42, 2) + number(8, 4)
        // One entry: tag 0x112, a 16-bit number, one of them, its value padded to four bytes; then no further table.
        exif += number(1, 2) + number(0x112, 2) + number(3, 2) + number(1, 4) + number(orientation, 2) + [0, 0]
        exif += number(0, 4)
        let length = exif.count + 2
        return Array(jpeg[..<2]) + [0xff, 0xe1, UInt8(length >> 8), UInt8(length & 255)] + exif + jpeg[2...]
    }
}
