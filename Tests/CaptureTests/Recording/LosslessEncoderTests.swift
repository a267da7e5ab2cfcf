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
