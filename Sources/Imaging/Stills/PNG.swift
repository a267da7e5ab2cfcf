import Basics
import CFFmpeg
import FoundationEssentials

/// Writes PNG files, which every program can read and which lose nothing.
public enum PNG {
    /// Writes a grey picture; if it fails, no part of a file is left.
    ///
    /// - Throws: `ImageError.cannotWrite` with the file's name; `ImageError.noMemory`.
    public static func write(_ image: GreyImage, to url: URL) throws(ImageError) {
        try write(image.pixels, width: image.width, height: image.height, format: AV_PIX_FMT_GRAY8, to: url)
    }

    /// Writes a picture in colour; if it fails, no part of a file is left.
    ///
    /// - Throws: `ImageError.cannotWrite` with the file's name; `ImageError.noMemory`.
    public static func write(_ image: RGBImage, to url: URL) throws(ImageError) {
        try write(image.pixels, width: image.width, height: image.height, format: AV_PIX_FMT_RGB24, to: url)
    }

    private static func write(
        _ pixels: [UInt8], width: Int, height: Int, format: AVPixelFormat, to url: URL
    ) throws(ImageError) {
        guard width > 0, height > 0 else {
            throw .cannotWrite(file: url.path, reason: "a picture of \(width)x\(height) pixels is empty")
        }
        let encoder = try PNGEncoder(width: width, height: height, format: format)
        let bytes = try encoder.encode(pixels)
        do throws(FileWriteError) {
            try AtomicFile.write(bytes, to: url)
        } catch {
            switch error {
            case .cannotWrite(let path, let reason): throw .cannotWrite(file: path, reason: reason)
            }
        }
    }
}

/// FFmpeg's PNG encoder, for one picture.
final class PNGEncoder {
    private var context: UnsafeMutablePointer<AVCodecContext>?
    private var frame: UnsafeMutablePointer<AVFrame>?
    private var packet: UnsafeMutablePointer<AVPacket>?

    /// Makes an encoder for pictures of one size and format.
    ///
    /// - Throws: `ImageError.noMemory`.
    init(width: Int, height: Int, format: AVPixelFormat) throws(ImageError) {
        _ = ffmpegIsQuiet
        frame = av_frame_alloc()
        packet = av_packet_alloc()
        guard let codec = avcodec_find_encoder(AV_CODEC_ID_PNG) else { throw .noMemory }
        context = avcodec_alloc_context3(codec)
        guard let context, let frame, packet != nil else { throw .noMemory }
        context.pointee.width = Int32(width)
        context.pointee.height = Int32(height)
        context.pointee.pix_fmt = format
        context.pointee.time_base = AVRational(num: 1, den: 1)
        context.pointee.thread_count = 1
        frame.pointee.width = Int32(width)
        frame.pointee.height = Int32(height)
        frame.pointee.format = format.rawValue
        guard avcodec_open2(context, codec, nil) == 0, av_frame_get_buffer(frame, 0) == 0 else { throw .noMemory }
    }

    deinit {
        avcodec_free_context(&context)
        av_frame_free(&frame)
        av_packet_free(&packet)
    }

    /// Compresses a picture whose rows follow each other without gaps.
    ///
    /// - Throws: `ImageError.noMemory`.
    func encode(_ pixels: [UInt8]) throws(ImageError) -> [UInt8] {
        guard let frame, let packet, let target = frame.pointee.data.0 else { throw .noMemory }
        let (height, stride) = (Int(frame.pointee.height), Int(frame.pointee.linesize.0))
        let rowBytes = pixels.count / height
        pixels.withUnsafeBufferPointer { source in
            guard let source = source.baseAddress else { return }
            for row in 0..<height { (target + row * stride).update(from: source + row * rowBytes, count: rowBytes) }
        }
        guard avcodec_send_frame(context, frame) == 0, avcodec_send_frame(context, nil) == 0,
            avcodec_receive_packet(context, packet) == 0
        else { throw .noMemory }
        defer { av_packet_unref(packet) }
        return Array(UnsafeBufferPointer(start: packet.pointee.data, count: Int(packet.pointee.size)))
    }
}
