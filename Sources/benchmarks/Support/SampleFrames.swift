import CTurboJPEG
import Imaging

/// Frames with something like a picture in them, in every format.
enum SampleFrames {
    /// Why a frame cannot be made.
    enum Failure: Error, CustomStringConvertible {
        case jpeg(String)

        var description: String {
            switch self {
            case .jpeg(let reason): "the sample JPEG cannot be made: \(reason)"
            }
        }
    }

    /// A frame of waves and grain.
    static func frame(_ format: PixelFormat, width: Int, height: Int) throws -> Frame {
        let (bytes, stride) = try bytes(format, width: width, height: height)
        return Frame(
            format: format, width: width, height: height, stride: stride, time: 0, sequence: 0,
            storage: FrameStorage(copying: bytes))
    }

    /// A frame that is a picture's JPEG.
    static func jpeg(of picture: RGBImage) throws -> Frame {
        let bytes = try jpeg(picture.pixels, width: picture.width, height: picture.height)
        return Frame(
            format: .jpeg, width: picture.width, height: picture.height, stride: 0, time: 0, sequence: 0,
            storage: FrameStorage(copying: bytes))
    }

    /// Luminance at a place: slow waves, with grain as cameras have it.
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

    /// RGB compressed as cameras do: quality 85, chroma halved across.
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
