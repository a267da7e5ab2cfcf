import CFFmpeg
import Imaging
import Testing

@testable import Capture

@Suite struct PictureConverterTests {
    private func converted(_ stored: StoredFrame, turned orientation: EXIFOrientation = .upright) throws -> Frame {
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
        let frame = try converted(packed(AV_PIX_FMT_YUYV422, 8), turned: .turnedLeft)
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

@Suite struct PlanarCopyTests {
    /// Planes of a 3x3 picture with colours at half its size: 1…9, 11…14 and 21…24.
    private func odd(_ format: AVPixelFormat = AV_PIX_FMT_YUV420P) throws -> StoredFrame {
        try StoredFrame(format, width: 3, height: 3, planes: [(3, 3), (2, 2), (2, 2)]) { plane, x, y in
            plane == 0 ? UInt8(1 + y * 3 + x) : UInt8(plane * 10 + 1 + y * 2 + x)
        }
    }

    @Test func planesFollowOneAnother() throws {
        let frame = try odd().lend { PlanarCopy.frame(of: $0, turned: .upright, time: 7) }
        #expect(frame.format == .yuv420 && frame.width == 3 && frame.height == 3 && frame.stride == 4)
        #expect(frame.time == 7)
        let bytes = frame.bytes
        #expect(bytes.count == 4 * 3 + 2 * 2 + 2 * 2)
        #expect(frame.plainLuminance == [1, 2, 3, 4, 5, 6, 7, 8, 9])
        #expect(Array(bytes[12...]) == [11, 12, 13, 14, 21, 22, 23, 24])
    }

    @Test func greyHasOnePlane() throws {
        let picture = try StoredFrame(AV_PIX_FMT_GRAY8, width: 3, height: 2, planes: [(3, 2)]) { UInt8($1 + 10 * $2) }
        let frame = picture.lend { PlanarCopy.frame(of: $0, turned: .upright, time: 0) }
        #expect(frame.format == .grey && frame.stride == 3)
        #expect(frame.bytes == [0, 1, 2, 10, 11, 12])
    }

    @Test func coloursOfNV12StayPaired() throws {
        let picture = try StoredFrame(AV_PIX_FMT_NV12, width: 4, height: 2, planes: [(4, 2), (4, 1)]) { plane, x, y in
            UInt8(plane * 100 + y * 10 + x)
        }
        let frame = picture.lend { PlanarCopy.frame(of: $0, turned: .upright, time: 0) }
        #expect(frame.format == .nv12)
        #expect(frame.bytes == [0, 1, 2, 3, 10, 11, 12, 13, 100, 101, 102, 103])
    }

    @Test func aQuarterTurnSwapsTheSides() throws {
        let picture = try StoredFrame(AV_PIX_FMT_GRAY8, width: 3, height: 2, planes: [(3, 2)]) { UInt8($1 + 10 * $2) }
        // (x, y) is shown at (1 - y, x): a quarter clockwise.
        let turned = picture.lend { PlanarCopy.frame(of: $0, turned: .turnedLeft, time: 0) }
        #expect(turned.width == 2 && turned.height == 3)
        #expect(turned.bytes == [10, 0, 11, 1, 12, 2])
    }

    @Test func turnedColoursGoWithTheirPixels() throws {
        let frame = try odd().lend { PlanarCopy.frame(of: $0, turned: .upsideDown, time: 0) }
        #expect(frame.plainLuminance == [9, 8, 7, 6, 5, 4, 3, 2, 1])
        #expect(Array(frame.bytes[12...]) == [14, 13, 12, 11, 24, 23, 22, 21])
    }

    @Test(arguments: [3, 4])
    func planar422BecomesYUYV(width: Int) throws {
        let pairs = (width + 1) / 2
        let picture = try StoredFrame(
            AV_PIX_FMT_YUV422P, width: width, height: 2, planes: [(width, 2), (pairs, 2), (pairs, 2)]
        ) { plane, x, y in UInt8(plane * 100 + y * 10 + x) }
        let frame = picture.lend { PlanarCopy.interleaved($0, time: 3) }
        #expect(frame.format == .yuyv && frame.stride == 4 * pairs && frame.time == 3)
        // An odd row's last pixel stands for the one that is missing.
        let last: UInt8 = width == 4 ? 3 : 2
        #expect(Array(frame.bytes.prefix(8)) == [0, 100, 1, 200, 2, 101, last, 201])
        #expect(Array(frame.bytes.dropFirst(8)) == [10, 110, 11, 210, 12, 111, 10 + last, 211])
    }
}

@Suite struct FFmpegErrorTests {
    @Test func wordsArePlain() {
        #expect(FFmpegError(code: cff_error_invalid_data).words == "what is in it makes no sense")
        #expect(FFmpegError(code: cff_error_no_entry).words == "No such file or directory")
        #expect(FFmpegError(code: -99_999).words.contains("99999"))
    }

    @Test func onlyNegativeResultsAreErrors() throws {
        #expect(try FFmpegError.check(0) == 0)
        #expect(try FFmpegError.check(7) == 7)
        #expect(throws: FFmpegError.self) { try FFmpegError.check(cff_error_end) }
    }
}
