import CTurboJPEG
import Foundation
import Imaging
import TestSupport

/// Small pictures of every kind, all made from the two of `colour` and `grey`.
enum Fixtures {
    /// 16x12 pixels: red grows to the right by 16, green downwards by 20, blue falls along both by 8.
    static let colour: RGBImage = {
        var image = RGBImage(width: 16, height: 12)
        for y in 0..<12 {
            for x in 0..<16 {
                let place = 3 * (16 * y + x)
                image.pixels[place] = UInt8(16 * x)
                image.pixels[place + 1] = UInt8(20 * y)
                image.pixels[place + 2] = UInt8(255 - 8 * x - 8 * y)
            }
        }
        return image
    }()
    /// 16x12 pixels: 12 more a column, 5 more a row.
    static let grey: GreyImage = {
        var image = GreyImage(width: 16, height: 12)
        for y in 0..<12 {
            for x in 0..<16 { image[x, y] = UInt8(12 * x + 5 * y) }
        }
        return image
    }()

    private static let folder = TestData.repository.appending(path: "Tests/ImagingTests/Fixtures")

    static func url(_ name: String) -> URL { folder.appending(path: name) }

    static func bytes(_ name: String) throws -> [UInt8] { try Array(Data(contentsOf: url(name))) }

    /// The names of all of them.
    static let names: [String] =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
}

/// JPEG pictures made on the spot.
enum JPEGFixture {
    /// A picture could not be compressed.
    struct Failure: Error {}

    /// Compresses a picture without coarser chroma.
    static func encode(_ image: RGBImage, quality: Int) throws -> Data {
        let handle = tjInitCompress()
        defer { tjDestroy(handle) }
        var (bytes, count): (UnsafeMutablePointer<UInt8>?, UInt) = (nil, 0)
        let status = tjCompress2(
            handle, image.pixels, Int32(image.width), 0, Int32(image.height), Int32(TJPF_RGB.rawValue), &bytes, &count,
            Int32(TJSAMP_444.rawValue), Int32(quality), 0)
        defer { tjFree(bytes) }
        guard status == 0, let bytes else { throw Failure() }
        return Data(bytes: bytes, count: Int(count))
    }

    /// The same picture without its Huffman tables, as many cameras send it.
    static func withoutTables(_ jpeg: Data) -> Data {
        let bytes = Array(jpeg)
        var (kept, place) = (Array(bytes[..<2]), 2)
        while place + 4 <= bytes.count, bytes[place] == 0xff {
            let end = place + 2 + (Int(bytes[place + 2]) << 8 | Int(bytes[place + 3]))
            if bytes[place + 1] != 0xc4 { kept += bytes[place..<end] }
            if bytes[place + 1] == 0xda { return Data(kept + bytes[end...]) }
            place = end
        }
        return Data(kept)
    }
}
