import Imaging

@testable import Capture

/// What a source gave until its end.
struct Collected {
    var frames: [Frame] = []
    /// Failures that the source came back from.
    var interruptions: [CaptureError] = []
    var recoveries = 0
    /// The failure that ended it; nil when it ended well.
    var failure: CaptureError?

    /// Reads a source to its end, or until it has given `most` frames.
    init(_ source: some FrameSource, most: Int = .max) {
        do throws(CaptureError) {
            while frames.count < most {
                switch try source.next(within: 10_000) {
                case .frame(let frame): frames.append(frame)
                case .interrupted(let error): interruptions.append(error)
                case .recovered: recoveries += 1
                case .slowed: break
                case .ended, nil: return
                }
            }
        } catch {
            failure = error
        }
    }

    var times: [Double] { frames.map(\.time) }
    var sequences: [Int] { frames.map(\.sequence) }
    var formats: Set<PixelFormat> { Set(frames.map(\.format)) }
    var luminances: [[UInt8]] { frames.map(\.plainLuminance) }
}

extension Frame {
    /// The luminance of a frame that is not compressed, pixel by pixel; of colours their mean.
    var plainLuminance: [UInt8] {
        storage.withUnsafeBytes { bytes in
            (0..<width * height).map { pixel in
                let (x, row) = (pixel % width, pixel / width * stride)
                switch format {
                case .grey, .nv12, .yuv420, .yvu420: return bytes[row + x]
                case .yuyv: return bytes[row + 2 * x]
                case .uyvy: return bytes[row + 2 * x + 1]
                case .rgb, .bgr: return UInt8((0..<3).reduce(0) { $0 + Int(bytes[row + 3 * x + $1]) } / 3)
                case .jpeg: return 0
                }
            }
        }
    }

    /// All bytes.
    var bytes: [UInt8] { storage.withUnsafeBytes { Array($0) } }
}
