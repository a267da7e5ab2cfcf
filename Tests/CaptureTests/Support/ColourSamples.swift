import Imaging

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
