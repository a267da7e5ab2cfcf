import CTurboJPEG
import Imaging

/// Makes frames of a synthetic picture in every format.
enum SampleFrames {
    /// A frame cannot be made.
    enum Failure: Error, CustomStringConvertible {
        case jpeg(String)

        var description: String {
            switch self {
            case .jpeg(let reason): "the sample JPEG cannot be made: \(reason)"
            }
        }
    }

    /// A frame that shows smooth waves with noise.
    static func frame(_ format: PixelFormat, width: Int, height: Int) throws -> Frame {
        let (bytes, stride) = try bytes(format, width: width, height: height)
        return Frame(
            format: format, width: width, height: height, stride: stride, time: 0, sequence: 0,
            storage: FrameStorage(copying: bytes))
    }

    /// A picture as a JPEG frame.
    static func jpeg(of picture: RGBImage) throws -> Frame {
        let bytes = try jpeg(picture.pixels, width: picture.width, height: picture.height)
        return Frame(
            format: .jpeg, width: picture.width, height: picture.height, stride: 0, time: 0, sequence: 0,
            storage: FrameStorage(copying: bytes))
    }

    /// The luminance of a pixel: smooth waves, with noise like that of cameras.
    private static func luminance(_ x: Int, _ y: Int) -> UInt8 {
        UInt8(128 + (x / 3 + y / 5) % 64 - (x * 7 + y * 13) % 11)
    }

    private static func bytes(_ format: PixelFormat, width: Int, height: Int) throws -> ([UInt8], stride: Int) {
        let grey = (0..<height).flatMap { y in (0..<width).map { luminance($0, y) } }
        let chroma = [UInt8](repeating: 120, count: width * height / 2)
        return switch format {
        case .grey: (grey, width)
        case .yuyv: (grey.flatMap { [$0, 120] }, 2 * width)
        case .uyvy: (grey.flatMap { [120, $0] }, 2 * width)
        case .nv12, .yuv420, .yvu420: (grey + chroma, width)
        case .rgb, .bgr: (grey.flatMap { [$0, $0 / 2, 90] }, 3 * width)
        case .jpeg: (try jpeg(grey.flatMap { [$0, $0 / 2, 90] }, width: width, height: height), 0)
        }
    }

    /// Compresses RGB as cameras do: quality 85, chroma at half the horizontal resolution.
    private static func jpeg(_ rgb: [UInt8], width: Int, height: Int) throws -> [UInt8] {
        guard let handle = tjInitCompress() else { throw Failure.jpeg("no compressor") }
        defer { tjDestroy(handle) }
        var memory: UnsafeMutablePointer<UInt8>?
        var count: UInt = 0
        defer { tjFree(memory) }
        let status = tjCompress2(
            handle, rgb, Int32(width), 0, Int32(height), Int32(TJPF_RGB.rawValue), &memory, &count,
            Int32(TJSAMP_422.rawValue), 85, 0)
        guard status == 0, let memory else { throw Failure.jpeg(String(cString: tjGetErrorStr2(handle))) }
        return Array(UnsafeBufferPointer(start: memory, count: Int(count)))
    }
}

/// Two frames with the same picture, returned alternately.
///
/// A camera never returns the same frame twice. Measuring with one frame would include caches that are keyed by frame.
struct FramesInTurn {
    private let frames: [Frame]
    private var count = 0

    /// Makes both frames.
    init(_ format: PixelFormat, width: Int, height: Int) throws {
        frames = try (0..<2).map { _ in try SampleFrames.frame(format, width: width, height: height) }
    }

    /// The first frame; the other differs only in its memory.
    var first: Frame { frames[0] }

    /// The next frame, with a time 1/30 s after the one before.
    mutating func next() -> Frame {
        var frame = frames[count % frames.count]
        (frame.time, frame.sequence) = (Double(count) * 1000 / 30, count)
        count += 1
        return frame
    }
}
