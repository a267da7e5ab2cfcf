import CTurboJPEG
import Foundation
import Imaging

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
