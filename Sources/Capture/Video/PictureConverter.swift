import CFFmpeg
import Imaging

/// Turns FFmpeg's pictures into frames, without touching their luminance where that is possible.
final class PictureConverter {
    private let orientation: Orientation
    private var scaler: OpaquePointer?

    /// Makes a converter for pictures that are stored like this.
    init(orientation: Orientation) {
        self.orientation = orientation
    }

    deinit { sws_freeContext(scaler) }

    /// Makes a frame of a picture, which is kept alive by the frame when its bytes can be used as they are.
    func frame(
        of picture: UnsafeMutablePointer<AVFrame>, time: Double
    ) throws(FFmpegError) -> Frame {
        let format = AVPixelFormat(rawValue: picture.pointee.format)
        if orientation != .upright {
            let planar = Self.isPlanar(format) ? nil : try converted(picture, to: AV_PIX_FMT_YUV420P)
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
        let copy = try converted(picture, to: target)
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

    /// The format to convert an unknown one to: colours stay colours, luminance stays luminance.
    private static func target(for format: AVPixelFormat) -> AVPixelFormat {
        if let known = packedFormat(format), known != .grey { return format }
        guard let description = av_pix_fmt_desc_get(format) else { return AV_PIX_FMT_YUV420P }
        let isColours = description.pointee.flags & UInt64(AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_PAL) != 0
        if isColours { return AV_PIX_FMT_RGB24 }
        return description.pointee.nb_components < 3 ? AV_PIX_FMT_GRAY8 : AV_PIX_FMT_YUV420P
    }

    /// A frame that uses the picture's own bytes; nil when these lie upside down or end too early.
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

    private func converted(
        _ picture: UnsafeMutablePointer<AVFrame>, to format: AVPixelFormat
    ) throws(FFmpegError) -> UnsafeMutablePointer<AVFrame> {
        guard let copy = av_frame_alloc() else { throw FFmpegError(code: cff_error_no_memory) }
        copy.pointee.format = format.rawValue
        copy.pointee.width = picture.pointee.width
        copy.pointee.height = picture.pointee.height
        do throws(FFmpegError) {
            try FFmpegError.check(av_frame_get_buffer(copy, 0))
            scaler = sws_getCachedContext(
                scaler, picture.pointee.width, picture.pointee.height,
                AVPixelFormat(rawValue: picture.pointee.format), copy.pointee.width, copy.pointee.height, format,
                SWS_BILINEAR | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT, nil, nil, nil)
            guard let scaler else { throw FFmpegError(code: cff_error_no_memory) }
            try FFmpegError.check(sws_scale_frame(scaler, copy, picture))
        } catch {
            Self.free(copy)
            throw error
        }
        return copy
    }

    private static func free(_ picture: UnsafeMutablePointer<AVFrame>?) {
        var picture = picture
        av_frame_free(&picture)
    }
}
