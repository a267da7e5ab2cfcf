import CFFmpeg
import Imaging

/// Makes frames of FFmpeg's pictures, with unchanged luminance where the pixel format allows it.
final class PictureConverter {
    private let orientation: EXIFOrientation
    private let conversion = PixelConversion(flags: SWS_BILINEAR | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT)
    /// For pixels that are not square; each keeps the tables of its last conversion.
    private let scaling = PixelConversion(flags: SWS_BILINEAR | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT)

    /// Prepares the conversion of pictures that are stored with this orientation.
    init(orientation: EXIFOrientation) {
        self.orientation = orientation
    }

    /// Makes a frame of a picture; the frame keeps the picture alive if it can use the picture's bytes directly.
    ///
    /// - Parameter aspect: the shape of its pixels; nil if they are square.
    func frame(
        of picture: UnsafeMutablePointer<AVFrame>, aspect: PixelAspect? = nil, time: Double
    ) throws(FFmpegError) -> Frame {
        let format = AVPixelFormat(rawValue: picture.pointee.format)
        if PixelConversion.mayBeTransparent(format) {
            let opaque = try conversion.opaque(picture)
            defer { Self.free(opaque) }
            return try frame(of: opaque, aspect: aspect, time: time)
        }
        if let aspect {
            let target = Self.isPlanar(format) ? format : Self.target(for: format)
            let size = aspect.shownSize(width: Int(picture.pointee.width), height: Int(picture.pointee.height))
            let square = try scaling.convert(picture, to: target, size: size)
            defer { Self.free(square) }
            return try frame(of: square, time: time)
        }
        if orientation != .upright {
            let planar = Self.isPlanar(format) ? nil : try conversion.convert(picture, to: AV_PIX_FMT_YUV420P)
            defer { Self.free(planar) }
            return PlanarCopy.frame(of: planar ?? picture, turned: orientation, time: time)
        }
        switch format {
        case AV_PIX_FMT_YUV420P, AV_PIX_FMT_YUVJ420P, AV_PIX_FMT_NV12:
            return PlanarCopy.frame(of: picture, turned: .upright, time: time)
        case AV_PIX_FMT_YUV422P, AV_PIX_FMT_YUVJ422P:
            return PlanarCopy.interleaved(picture, time: time)
        default:
            break
        }
        if let known = Self.packedFormat(format), let frame = Self.borrowed(picture, known, time) {
            return frame
        }
        let target = Self.target(for: format)
        let copy = try conversion.convert(picture, to: target)
        defer { Self.free(copy) }
        guard let known = Self.packedFormat(target), let frame = Self.borrowed(copy, known, time) else {
            return PlanarCopy.frame(of: copy, turned: .upright, time: time)
        }
        return frame
    }

    // MARK: -

    private static func packedFormat(_ format: AVPixelFormat) -> PixelFormat? {
        switch format {
        case AV_PIX_FMT_GRAY8: .grey
        case AV_PIX_FMT_YUYV422: .yuyv
        case AV_PIX_FMT_UYVY422: .uyvy
        case AV_PIX_FMT_RGB24: .rgb
        case AV_PIX_FMT_BGR24: .bgr
        default: nil
        }
    }

    private static func isPlanar(_ format: AVPixelFormat) -> Bool {
        [AV_PIX_FMT_YUV420P, AV_PIX_FMT_YUVJ420P, AV_PIX_FMT_GRAY8].contains(format)
    }

    /// The format that an unknown one is converted to: RGB stays RGB, luminance stays luminance.
    private static func target(for format: AVPixelFormat) -> AVPixelFormat {
        if let known = packedFormat(format), known != .grey { return format }
        guard let description = av_pix_fmt_desc_get(format) else { return AV_PIX_FMT_YUV420P }
        let isRGB = description.pointee.flags & UInt64(AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_PAL) != 0
        if isRGB { return AV_PIX_FMT_RGB24 }
        return description.pointee.nb_components < 3 ? AV_PIX_FMT_GRAY8 : AV_PIX_FMT_YUV420P
    }

    /// A frame that uses the picture's own bytes; nil if the rows run backwards in memory or end too early.
    private static func borrowed(
        _ picture: UnsafeMutablePointer<AVFrame>, _ format: PixelFormat, _ time: Double
    ) -> Frame? {
        let stride = Int(picture.pointee.linesize.0)
        let height = Int(picture.pointee.height)
        guard stride > 0, let data = picture.pointee.data.0, let buffer = picture.pointee.buf.0,
            let base = buffer.pointee.data, data + stride * height <= base + Int(buffer.pointee.size),
            let kept = av_frame_clone(picture)
        else { return nil }
        nonisolated(unsafe) let owner = kept
        let storage = FrameStorage(borrowing: UnsafeRawBufferPointer(start: data, count: stride * height)) {
            Self.free(owner)
        }
        return Frame(
            format: format, width: Int(picture.pointee.width), height: height, stride: stride, time: time, sequence: 0,
            storage: storage)
    }

    private static func free(_ picture: UnsafeMutablePointer<AVFrame>?) {
        var picture = picture
        av_frame_free(&picture)
    }
}

/// Copies the separate planes of FFmpeg's pictures into the one buffer of a frame.
enum PlanarCopy {
    /// A frame of a grey, 4:2:0 or NV12 picture; NV12 cannot be turned by 90°.
    static func frame(
        of picture: UnsafeMutablePointer<AVFrame>, turned orientation: EXIFOrientation, time: Double
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

    /// A YUYV frame of a planar 4:2:2 picture, with the same samples in another order.
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
            _ plane: Int, _ width: Int, _ height: Int, _ orientation: EXIFOrientation,
            to target: UnsafeMutablePointer<UInt8>, stride: Int
        ) {
            guard let base = rows[plane].base else { return }
            if orientation != .upright {
                orientation.copyUpright(
                    from: base, stride: rows[plane].stride, width: width, height: height, to: target, stride: stride)
                return
            }
            for y in 0..<height {
                (target + y * stride).update(from: base + y * rows[plane].stride, count: width)
            }
        }
    }
}
