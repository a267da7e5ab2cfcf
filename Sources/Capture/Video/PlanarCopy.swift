import CFFmpeg
import Imaging

/// Copies the planes of FFmpeg's pictures together, as frames have them.
enum PlanarCopy {
    /// A frame of a grey, 4:2:0 or NV12 picture; NV12 cannot be turned.
    static func frame(
        of picture: UnsafeMutablePointer<AVFrame>, turned orientation: Orientation, time: Double
    ) -> Frame {
        let planes = Planes(picture)
        let swaps = orientation.swapsSides
        let width = swaps ? planes.height : planes.width
        let height = swaps ? planes.width : planes.height
        let format: PixelFormat =
            switch AVPixelFormat(rawValue: picture.pointee.format) {
            case AV_PIX_FMT_GRAY8: .grey
            case AV_PIX_FMT_NV12: .nv12
            default: .yuv420
            }
        let stride = format == .grey ? width : width + width % 2
        let halfHeight = (height + 1) / 2
        let size = stride * height + (format == .grey ? 0 : stride * halfHeight)

        let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
        planes.copy(0, planes.width, planes.height, orientation, to: bytes, stride: stride)
        let chroma = bytes + stride * height
        let (halfStoredWidth, halfStoredHeight) = ((planes.width + 1) / 2, (planes.height + 1) / 2)
        switch format {
        case .nv12:
            planes.copy(1, 2 * halfStoredWidth, halfStoredHeight, orientation, to: chroma, stride: stride)
        case .yuv420:
            planes.copy(1, halfStoredWidth, halfStoredHeight, orientation, to: chroma, stride: stride / 2)
            planes.copy(
                2, halfStoredWidth, halfStoredHeight, orientation, to: chroma + stride / 2 * halfHeight,
                stride: stride / 2)
        default:
            break
        }
        return Frame(
            format: format, width: width, height: height, stride: stride, time: time, sequence: 0,
            storage: owned(bytes, size))
    }

    /// A YUYV frame of a planar 4:2:2 picture: the same samples in another order.
    static func interleaved(_ picture: UnsafeMutablePointer<AVFrame>, time: Double) -> Frame {
        let planes = Planes(picture)
        let pairs = (planes.width + 1) / 2
        let stride = 4 * pairs
        let size = stride * planes.height
        let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
        for y in 0..<planes.height {
            guard let luminance = planes.row(0, y), let blue = planes.row(1, y), let red = planes.row(2, y) else {
                break
            }
            let row = bytes + y * stride
            for pair in 0..<pairs {
                row[4 * pair] = luminance[2 * pair]
                row[4 * pair + 1] = blue[pair]
                row[4 * pair + 2] = luminance[min(2 * pair + 1, planes.width - 1)]
                row[4 * pair + 3] = red[pair]
            }
        }
        return Frame(
            format: .yuyv, width: planes.width, height: planes.height, stride: stride, time: time, sequence: 0,
            storage: owned(bytes, size))
    }

    private static func owned(_ bytes: UnsafeMutablePointer<UInt8>, _ size: Int) -> FrameStorage {
        nonisolated(unsafe) let memory = bytes
        return FrameStorage(borrowing: UnsafeRawBufferPointer(start: bytes, count: size)) { memory.deallocate() }
    }

    /// The first three planes of a picture.
    private struct Planes {
        let width: Int
        let height: Int
        private let rows: [(base: UnsafeMutablePointer<UInt8>?, stride: Int)]

        init(_ picture: UnsafeMutablePointer<AVFrame>) {
            width = Int(picture.pointee.width)
            height = Int(picture.pointee.height)
            let (data, stride) = (picture.pointee.data, picture.pointee.linesize)
            rows = [(data.0, Int(stride.0)), (data.1, Int(stride.1)), (data.2, Int(stride.2))]
        }

        func row(_ plane: Int, _ y: Int) -> UnsafeMutablePointer<UInt8>? {
            rows[plane].base.map { $0 + y * rows[plane].stride }
        }

        func copy(
            _ plane: Int, _ width: Int, _ height: Int, _ orientation: Orientation,
            to target: UnsafeMutablePointer<UInt8>, stride: Int
        ) {
            guard let base = rows[plane].base else { return }
            if orientation != .upright {
                orientation.copyPlane(
                    from: base, stride: rows[plane].stride, width: width, height: height, to: target, stride: stride)
                return
            }
            for y in 0..<height {
                (target + y * stride).update(from: base + y * rows[plane].stride, count: width)
            }
        }
    }
}
