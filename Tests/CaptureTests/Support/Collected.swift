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

/// The colours of a frame pixel by pixel, whatever their layout.
struct ColourSamples: Equatable {
    /// Blue difference and red difference of each pixel, or red, green and blue.
    let values: [[UInt8]]

    /// Reads the colours of a frame that is not compressed.
    init(of frame: Frame) {
        let (width, stride) = (frame.width, frame.stride)
        let chroma = stride * frame.height
        let halfHeight = (frame.height + 1) / 2
        values = frame.storage.withUnsafeBytes { bytes in
            (0..<width * frame.height).map { pixel in
                let (x, y) = (pixel % width, pixel / width)
                let half = stride / 2 * (y / 2) + x / 2
                switch frame.format {
                case .grey, .jpeg: return []
                case .yuyv: return [1, 3].map { bytes[y * stride + x / 2 * 4 + $0] }
                case .uyvy: return [0, 2].map { bytes[y * stride + x / 2 * 4 + $0] }
                case .nv12: return [0, 1].map { bytes[chroma + y / 2 * stride + x / 2 * 2 + $0] }
                case .yuv420: return [0, stride / 2 * halfHeight].map { bytes[chroma + half + $0] }
                case .yvu420: return [stride / 2 * halfHeight, 0].map { bytes[chroma + half + $0] }
                case .rgb: return [0, 1, 2].map { bytes[y * stride + 3 * x + $0] }
                case .bgr: return [2, 1, 0].map { bytes[y * stride + 3 * x + $0] }
                }
            }
        }
    }
}

/// How alike two pictures are but for brightness and contrast.
enum Correlation {
    /// Pearson's coefficient: 1 for the same picture, 0 for unrelated ones.
    static func of(_ first: [UInt8], _ second: [UInt8]) -> Double {
        guard first.count == second.count, !first.isEmpty else { return 0 }
        func centred(_ values: [UInt8]) -> [Double] {
            let mean = values.reduce(0) { $0 + Double($1) } / Double(values.count)
            return values.map { Double($0) - mean }
        }
        let (first, second) = (centred(first), centred(second))
        let product = zip(first, second).reduce(0) { $0 + $1.0 * $1.1 }
        let sizes = [first, second].map { $0.reduce(0) { $0 + $1 * $1 }.squareRoot() }
        return product / max(1e-9, sizes[0] * sizes[1])
    }
}
