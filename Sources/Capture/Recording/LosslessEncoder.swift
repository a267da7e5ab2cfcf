import CFFmpeg
import Imaging

/// Compresses frames without changing a bit of their luminance, at more than ten times camera rate.
///
/// FFVHUFF is about seven times quicker than FFV1 on camera pictures and a fifth larger; it takes no odd widths of
/// pictures with less colour than luminance, which go to FFV1.
final class LosslessEncoder {
    private let codec: UnsafeMutablePointer<AVCodecContext>
    private let picture: UnsafeMutablePointer<AVFrame>
    private let packet: UnsafeMutablePointer<AVPacket>

    /// Prepares to compress frames like this one.
    init(like frame: Frame, timeBase: AVRational) throws(FFmpegError) {
        let format = Self.storedFormat(of: frame.format)
        let isOdd = frame.width % 2 != 0 && format != AV_PIX_FMT_GRAY8 && format != AV_PIX_FMT_GBRP
        guard let encoder = avcodec_find_encoder(isOdd ? AV_CODEC_ID_FFV1 : AV_CODEC_ID_FFVHUFF) else {
            throw FFmpegError(code: cff_error_no_encoder)
        }
        var codec = avcodec_alloc_context3(encoder)
        var picture = av_frame_alloc()
        var packet = av_packet_alloc()
        guard let opened = codec, let stored = picture, let filled = packet else {
            throw FFmpegError(code: cff_error_no_memory)
        }
        opened.pointee.width = Int32(clamping: frame.width)
        opened.pointee.height = Int32(clamping: frame.height)
        opened.pointee.pix_fmt = format
        opened.pointee.time_base = timeBase
        if !isOdd { av_opt_set(opened.pointee.priv_data, "pred", "median", 0) }
        stored.pointee.format = format.rawValue
        stored.pointee.width = opened.pointee.width
        stored.pointee.height = opened.pointee.height
        do throws(FFmpegError) {
            try FFmpegError.check(avcodec_open2(opened, encoder, nil))
            try FFmpegError.check(av_frame_get_buffer(stored, 0))
        } catch {
            avcodec_free_context(&codec)
            av_frame_free(&picture)
            av_packet_free(&packet)
            throw error
        }
        (self.codec, self.picture, self.packet) = (opened, stored, filled)
    }

    deinit {
        var (codec, picture, packet) = (Optional(codec), Optional(picture), Optional(packet))
        avcodec_free_context(&codec)
        av_frame_free(&picture)
        av_packet_free(&packet)
    }

    /// Tells a container what it will be given.
    func describe(in parameters: UnsafeMutablePointer<AVCodecParameters>) throws(FFmpegError) {
        try FFmpegError.check(avcodec_parameters_from_context(parameters, codec))
    }

    /// Compresses a frame and hands the packet on.
    func encode(
        _ frame: Frame, stamp: Int64, to write: (UnsafeMutablePointer<AVPacket>) throws(FFmpegError) -> Void
    ) throws(FFmpegError) {
        try FFmpegError.check(av_frame_make_writable(picture))
        frame.storage.withUnsafeBytes { StoredPicture.fill(picture, with: frame, $0) }
        picture.pointee.pts = stamp
        try FFmpegError.check(avcodec_send_frame(codec, picture))
        while true {
            let status = avcodec_receive_packet(codec, packet)
            if status == cff_error_again { return }
            try FFmpegError.check(status)
            defer { av_packet_unref(packet) }
            try write(packet)
        }
    }

    /// FFmpeg's format that holds a frame's samples as they are, only sorted into planes.
    private static func storedFormat(of format: PixelFormat) -> AVPixelFormat {
        switch format {
        case .grey, .jpeg: AV_PIX_FMT_GRAY8
        case .yuyv, .uyvy: AV_PIX_FMT_YUV422P
        case .nv12, .yuv420, .yvu420: AV_PIX_FMT_YUV420P
        case .rgb, .bgr: AV_PIX_FMT_GBRP
        }
    }
}
