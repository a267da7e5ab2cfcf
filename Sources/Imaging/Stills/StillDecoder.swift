import CFFmpeg
import FoundationEssentials

/// Decodes the first picture of a file with FFmpeg.
final class StillDecoder {
    private var context: UnsafeMutablePointer<AVCodecContext>?
    private var packet: UnsafeMutablePointer<AVPacket>?
    private var frame: UnsafeMutablePointer<AVFrame>?

    /// Why there is no picture.
    enum Failure: Error {
        case unknownCodec
        case tooLarge
        case damaged(reason: String)
        case noMemory
    }

    /// Makes a decoder that refuses broken data and pictures of too many pixels.
    init(_ parameters: UnsafeMutablePointer<AVCodecParameters>) throws(Failure) {
        packet = av_packet_alloc()
        frame = av_frame_alloc()
        guard let codec = avcodec_find_decoder(parameters.pointee.codec_id) else { throw .unknownCodec }
        context = avcodec_alloc_context3(codec)
        guard let context, packet != nil, frame != nil else { throw .noMemory }
        try Self.check(avcodec_parameters_to_context(context, parameters))
        context.pointee.max_pixels = Int64(Still.largestPixelCount)
        // The TIFF decoder takes a tag that it does not know, such as the orientation, for an error to give up at.
        let isTIFF = parameters.pointee.codec_id == AV_CODEC_ID_TIFF
        context.pointee.err_recognition = isTIFF ? 0 : AV_EF_EXPLODE | AV_EF_CRCCHECK | AV_EF_BITSTREAM | AV_EF_BUFFER
        context.pointee.thread_count = 1
        try Self.check(avcodec_open2(context, codec, nil))
    }

    deinit {
        avcodec_free_context(&context)
        av_packet_free(&packet)
        av_frame_free(&frame)
    }

    /// Decodes packets until there is a picture, and lends it.
    func withPicture<Result>(
        of input: StillInput, _ body: (UnsafeMutablePointer<AVFrame>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        guard let packet, let frame else { throw .noMemory }
        var isAtEnd = false
        while true {
            let received = avcodec_receive_frame(context, frame)
            if received == 0 { break }
            guard received == cff_error_again, !isAtEnd else {
                throw received == cff_error_end ? .damaged(reason: "there is no whole picture in it") : .of(received)
            }
            isAtEnd = !input.read(into: packet)
            defer { av_packet_unref(packet) }
            try Self.check(avcodec_send_packet(context, isAtEnd ? nil : packet))
        }
        guard frame.pointee.flags & AV_FRAME_FLAG_CORRUPT == 0, frame.pointee.decode_error_flags == 0 else {
            throw .damaged(reason: "parts of the picture are missing")
        }
        return try body(frame)
    }

    private static func check(_ result: Int32) throws(Failure) {
        guard result >= 0 else { throw .of(result) }
    }
}

extension StillDecoder.Failure {
    /// The failure that FFmpeg's negative number stands for.
    static func of(_ code: Int32) -> StillDecoder.Failure {
        switch code {
        // The only argument that a picture can get wrong is its size.
        case -EINVAL: .tooLarge
        case -ENOMEM: .noMemory
        default:
            withUnsafeTemporaryAllocation(of: CChar.self, capacity: 128) { text in
                av_strerror(code, text.baseAddress, text.count)
                return .damaged(reason: text.baseAddress.map { String(cString: $0) } ?? "error \(code)")
            }
        }
    }
}
