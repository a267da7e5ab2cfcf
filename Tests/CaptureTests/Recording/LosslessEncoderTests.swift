import CFFmpeg
import Imaging
import Testing

@testable import Capture

@Suite struct LosslessEncoderTests {
    private let milliseconds = AVRational(num: 1, den: 1000)

    private func sizes(of frames: [Frame]) throws -> [Int32] {
        let encoder = try LosslessEncoder(like: frames[0], timeBase: milliseconds)
        var sizes: [Int32] = []
        for (number, frame) in frames.enumerated() {
            try encoder.encode(frame, stamp: Int64(number)) { packet throws(FFmpegError) in
                sizes.append(packet.pointee.size)
            }
        }
        return sizes
    }

    @Test(arguments: PixelFormat.allCases.filter { $0 != .jpeg })
    func everyFrameIsAPacketAtOnce(format: PixelFormat) throws {
        // What waits in an encoder is lost when the program is killed.
        let sizes = try sizes(of: (0..<5).map { TestFrames.frame(format, number: $0) })
        #expect(sizes.count == 5 && sizes.allSatisfy { $0 > 0 })
    }

    @Test func plainPicturesBecomeSmall() throws {
        var frame = TestFrames.frame(.grey, width: 160, height: 120)
        frame.storage = FrameStorage(copying: [UInt8](repeating: 128, count: frame.stride * 120))
        let size = try #require(try sizes(of: [frame]).first)
        #expect(size < 160 * 120 / 3)
    }

    @Test func tellsTheContainerWhatItGets() throws {
        for (width, codec) in [(16, AV_CODEC_ID_FFVHUFF), (15, AV_CODEC_ID_FFV1)] {
            let encoder = try LosslessEncoder(
                like: TestFrames.frame(.yuv420, width: width), timeBase: milliseconds)
            var parameters = avcodec_parameters_alloc()
            defer { avcodec_parameters_free(&parameters) }
            let described = try #require(parameters)
            try encoder.describe(in: described)
            #expect(described.pointee.codec_id == codec)
            #expect(described.pointee.width == width && described.pointee.height == 10)
        }
    }

    @Test func refusesSizesThatNoPictureHas() {
        for (width, height) in [(0, 10), (16, -1), (1 << 40, 10)] {
            let frame = Frame(
                format: .grey, width: width, height: height, stride: 16, time: 0, sequence: 0,
                storage: FrameStorage(copying: []))
            #expect(throws: FFmpegError.self) { try LosslessEncoder(like: frame, timeBase: milliseconds) }
        }
    }
}

@Suite struct StoredPictureTests {
    /// The planes of FFmpeg's picture that a frame is sorted into.
    private func planes(of frame: Frame, as format: AVPixelFormat, sizes: [(Int, Int)]) throws -> [[UInt8]] {
        var picture = av_frame_alloc()
        defer { av_frame_free(&picture) }
        let stored = try #require(picture)
        stored.pointee.format = format.rawValue
        stored.pointee.width = Int32(frame.width)
        stored.pointee.height = Int32(frame.height)
        try #require(av_frame_get_buffer(stored, 0) == 0)
        frame.storage.withUnsafeBytes { StoredPicture.fill(stored, with: frame, $0) }
        let (data, stride) = (stored.pointee.data, stored.pointee.linesize)
        let places = [(data.0, stride.0), (data.1, stride.1), (data.2, stride.2)]
        return try zip(places, sizes).map { place, size in
            let base = try #require(place.0)
            return (0..<size.1).flatMap { y in (0..<size.0).map { base[y * Int(place.1) + $0] } }
        }
    }

    private func frame(_ format: PixelFormat, width: Int, height: Int, stride: Int, _ bytes: [UInt8]) -> Frame {
        Frame(
            format: format, width: width, height: height, stride: stride, time: 0, sequence: 0,
            storage: FrameStorage(copying: bytes))
    }

    @Test(arguments: [(PixelFormat.yuyv, [UInt8](1...8)), (.uyvy, [2, 1, 4, 3, 6, 5, 8, 7])])
    func packedColoursAreParted(format: PixelFormat, bytes: [UInt8]) throws {
        // Y1 U2 Y3 V4 Y5 U6 Y7 V8 in both orders.
        let planes = try planes(
            of: frame(format, width: 4, height: 1, stride: 8, bytes), as: AV_PIX_FMT_YUV422P,
            sizes: [(4, 1), (2, 1), (2, 1)])
        #expect(planes == [[1, 3, 5, 7], [2, 6], [4, 8]])
    }

    @Test(arguments: [
        (PixelFormat.nv12, [UInt8]([1, 2, 3, 4, 5, 6])), (.yuv420, [1, 2, 3, 4, 5, 6]), (.yvu420, [1, 2, 3, 4, 6, 5]),
    ])
    func halvedColoursAreParted(format: PixelFormat, bytes: [UInt8]) throws {
        let planes = try planes(
            of: frame(format, width: 2, height: 2, stride: 2, bytes), as: AV_PIX_FMT_YUV420P,
            sizes: [(2, 2), (1, 1), (1, 1)])
        #expect(planes == [[1, 2, 3, 4], [5], [6]])
    }

    @Test(arguments: [(PixelFormat.rgb, [[UInt8]]([[2, 5], [3, 6], [1, 4]])), (.bgr, [[2, 5], [1, 4], [3, 6]])])
    func coloursAreSortedAsGreenBlueRed(format: PixelFormat, expected: [[UInt8]]) throws {
        let planes = try planes(
            of: frame(format, width: 2, height: 1, stride: 7, [1, 2, 3, 4, 5, 6, 0]), as: AV_PIX_FMT_GBRP,
            sizes: [(2, 1), (2, 1), (2, 1)])
        #expect(planes == expected)
    }

    @Test func rowsMayHaveGaps() throws {
        let planes = try planes(
            of: frame(.grey, width: 2, height: 2, stride: 5, [1, 2, 0, 0, 0, 3, 4]), as: AV_PIX_FMT_GRAY8,
            sizes: [(2, 2)])
        #expect(planes == [[1, 2, 3, 4]])
    }

    @Test(arguments: PixelFormat.allCases)
    func aFrameThatIsTooShortIsNotReadBeyondItsEnd(format: PixelFormat) throws {
        // Every length up to a whole frame's; AddressSanitizer sees what this cannot.
        let whole = TestFrames.frame(format == .jpeg ? .grey : format, width: 6, height: 4)
        for count in 0..<whole.storage.count {
            let short = frame(
                whole.format, width: 6, height: 4, stride: whole.stride, Array(whole.bytes.prefix(count)))
            let stored: AVPixelFormat =
                switch whole.format {
                case .grey, .jpeg: AV_PIX_FMT_GRAY8
                case .yuyv, .uyvy: AV_PIX_FMT_YUV422P
                case .nv12, .yuv420, .yvu420: AV_PIX_FMT_YUV420P
                case .rgb, .bgr: AV_PIX_FMT_GBRP
                }
            _ = try planes(of: short, as: stored, sizes: [(6, 4)])
        }
    }
}
