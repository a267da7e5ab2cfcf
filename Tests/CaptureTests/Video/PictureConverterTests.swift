import CFFmpeg
import Imaging
import Testing

@testable import Capture

@Suite struct PictureConverterTests {
    private func converted(_ stored: StoredFrame, turned orientation: Orientation = .upright) throws -> Frame {
        try stored.lend { try PictureConverter(orientation: orientation).frame(of: $0, time: 5) }
    }

    /// A picture of one plane whose bytes rise.
    private func packed(_ format: AVPixelFormat, _ bytesPerRow: Int) throws -> StoredFrame {
        try StoredFrame(format, width: 4, height: 2, planes: [(bytesPerRow, 2)]) { UInt8($2 * 50 + $1) }
    }

    @Test(arguments: [
        (AV_PIX_FMT_GRAY8, PixelFormat.grey, 4), (AV_PIX_FMT_YUYV422, .yuyv, 8), (AV_PIX_FMT_UYVY422, .uyvy, 8),
        (AV_PIX_FMT_RGB24, .rgb, 12), (AV_PIX_FMT_BGR24, .bgr, 12),
    ])
    func knownFormatsAreNotTouched(format: AVPixelFormat, expected: PixelFormat, bytesPerRow: Int) throws {
        let frame = try converted(packed(format, bytesPerRow))
        #expect(frame.format == expected && frame.width == 4 && frame.height == 2 && frame.time == 5)
        for row in 0..<2 {
            #expect(
                Array(frame.bytes[row * frame.stride..<row * frame.stride + bytesPerRow])
                    == (0..<bytesPerRow).map { UInt8(row * 50 + $0) })
        }
    }

    @Test func aFrameOutlivesThePictureThatItBorrows() throws {
        var stored: StoredFrame? = try packed(AV_PIX_FMT_GRAY8, 4)
        let frame = try converted(try #require(stored))
        stored = nil
        #expect(frame.plainLuminance == [0, 1, 2, 3, 50, 51, 52, 53])
    }

    @Test func opaqueColoursComeAsColours() throws {
        let stored = try StoredFrame(AV_PIX_FMT_RGBA, width: 4, height: 2, planes: [(16, 2)]) { _, x, _ in
            [200, 100, 50, 255][x % 4]
        }
        let frame = try converted(stored)
        #expect(frame.format == .rgb)
        #expect(Array(frame.bytes.prefix(3)) == [200, 100, 50])
    }

    @Test func sixteenBitsBecomeEight() throws {
        let stored = try StoredFrame(AV_PIX_FMT_GRAY16LE, width: 4, height: 2, planes: [(8, 2)]) { _, x, _ in
            x % 2 == 0 ? 0 : 128
        }
        let frame = try converted(stored)
        #expect(frame.format == .grey)
        #expect(frame.plainLuminance.allSatisfy { (127...129).contains($0) })
    }

    @Test func whatIsTurnedIsPlanar() throws {
        let frame = try converted(packed(AV_PIX_FMT_YUYV422, 8), turned: Orientation(a: 0, b: 1, c: -1, d: 0))
        #expect(frame.format == .yuv420 && frame.width == 2 && frame.height == 4)
    }

    @Test func upsideDownPicturesAreCopied() throws {
        // Rows that run backwards in memory, as some decoders have them.
        let stored = try packed(AV_PIX_FMT_GRAY8, 4)
        stored.lend { picture in
            let stride = Int(picture.pointee.linesize.0)
            picture.pointee.data.0 = picture.pointee.data.0.map { $0 + stride }
            picture.pointee.linesize.0 = Int32(-stride)
        }
        let frame = try converted(stored)
        #expect(frame.plainLuminance == [50, 51, 52, 53, 0, 1, 2, 3])
    }
}
