import CFFmpeg
import FoundationEssentials

/// A picture that was decoded by FFmpeg, which is used for all kinds but JPEG.
enum FFmpegStill {
    /// Luminance, if the file has no colours.
    case grey(GreyImage)
    /// Colours; transparent pixels are laid over grey.
    case colour(RGBImage)

    /// The picture without colour.
    var grey: GreyImage {
        switch self {
        case .grey(let image): image
        case .colour(let image): image.luminance
        }
    }

    /// The picture in colour.
    var colour: RGBImage {
        switch self {
        case .grey(let image): RGBImage(image)
        case .colour(let image): image
        }
    }

    /// Decodes the first picture of a file, or a page of a TIFF file, and makes it upright.
    ///
    /// - Throws: `ImageError.notAPicture`, `.unsupported`, `.damaged`, `.tooLarge`, `.noMemory`.
    static func decode(
        _ bytes: UnsafeRawBufferPointer, page: Int = 0, file: String
    ) throws(ImageError) -> FFmpegStill {
        _ = ffmpegIsQuiet
        if let kind = UnreadableKind.name(of: bytes, page: page) {
            throw .unsupported(file: file, kind: kind, advice: ImageError.saveOtherwise)
        }
        guard let input = StillInput(bytes) else { throw .notAPicture(file: file) }
        if PictureHeader(bytes)?.isTooLarge == true { throw .tooLarge(file: file) }
        if PNGEnd.isMissing(in: bytes) { throw .damaged(file: file, reason: "its end is missing") }
        do throws(StillDecoder.Failure) {
            let directories = TIFFDirectories(bytes)?.pages ?? []
            let directory = directories.indices.contains(page) ? directories[page].number : 0
            let decoder = try StillDecoder(input.parameters, page: directory)
            let still = try decoder.withPicture(of: input) { picture throws(StillDecoder.Failure) in
                try FFmpegStill(picture)
            }
            return still.oriented(EXIFOrientation.read(bytes, page: page))
        } catch {
            switch error {
            case .unknownCodec: throw .notAPicture(file: file)
            case .tooLarge: throw .tooLarge(file: file)
            case .unsupported:
                throw .unsupported(file: file, kind: "this kind of picture", advice: ImageError.saveOtherwise)
            case .damaged(let reason): throw .damaged(file: file, reason: reason)
            case .noMemory: throw .noMemory
            }
        }
    }

    private func oriented(_ orientation: EXIFOrientation) -> FFmpegStill {
        switch self {
        case .grey(let image): .grey(image.oriented(orientation))
        case .colour(let image): .colour(image.oriented(orientation))
        }
    }

    /// Converts a picture of FFmpeg, of any pixel format.
    private init(_ picture: UnsafeMutablePointer<AVFrame>) throws(StillDecoder.Failure) {
        let format = AVPixelFormat(rawValue: picture.pointee.format)
        guard let description = av_pix_fmt_desc_get(format) else {
            throw .damaged(reason: "its pixels are of an unknown kind")
        }
        let (width, height) = (Int(picture.pointee.width), Int(picture.pointee.height))
        if description.pointee.nb_components == 1, !PixelConversion.mayBeTransparent(format) {
            let pixels = try PixelConversion.convert(picture, to: AV_PIX_FMT_GRAY8, channels: 1)
            self = .grey(GreyImage(width: width, height: height, pixels: pixels))
        } else {
            let pixels = try PixelConversion.convert(picture, to: AV_PIX_FMT_RGB24, channels: 3)
            self = .colour(RGBImage(width: width, height: height, pixels: pixels))
        }
    }
}

/// Keeps FFmpeg from writing messages to the terminal; evaluated once.
let ffmpegIsQuiet: Void = av_log_set_level(AV_LOG_QUIET)

/// FFmpeg's decoder for the first picture of a file.
final class StillDecoder {
    private var context: UnsafeMutablePointer<AVCodecContext>?
    private var packet: UnsafeMutablePointer<AVPacket>?
    private var frame: UnsafeMutablePointer<AVFrame>?

    /// The reason why there is no picture.
    enum Failure: Error {
        case unknownCodec
        case unsupported
        case tooLarge
        case damaged(reason: String)
        case noMemory
    }

    /// Makes a decoder that refuses broken data and pictures of too many pixels.
    init(_ parameters: UnsafeMutablePointer<AVCodecParameters>, page: Int = 0) throws(Failure) {
        packet = av_packet_alloc()
        frame = av_frame_alloc()
        guard let codec = avcodec_find_decoder(parameters.pointee.codec_id) else { throw .unknownCodec }
        context = avcodec_alloc_context3(codec)
        guard let context, packet != nil, frame != nil else { throw .noMemory }
        try Self.check(avcodec_parameters_to_context(context, parameters))
        context.pointee.max_pixels = Int64(Still.largestPixelCount)
        // With error detection on, the TIFF decoder fails at every tag that it does not know, such as the orientation.
        let isTIFF = parameters.pointee.codec_id == AV_CODEC_ID_TIFF
        context.pointee.err_recognition = isTIFF ? 0 : AV_EF_EXPLODE | AV_EF_CRCCHECK | AV_EF_BITSTREAM | AV_EF_BUFFER
        context.pointee.thread_count = 1
        var options: OpaquePointer?
        defer { av_dict_free(&options) }
        // FFmpeg counts pages from 1.
        if isTIFF { av_dict_set_int(&options, "page", Int64(page + 1), 0) }
        try Self.check(avcodec_open2(context, codec, &options))
    }

    deinit {
        avcodec_free_context(&context)
        av_packet_free(&packet)
        av_frame_free(&frame)
    }

    /// Decodes packets until there is a picture, then calls `body` with it.
    func withPicture<Result>(
        of input: StillInput, _ body: (UnsafeMutablePointer<AVFrame>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        guard let packet, let frame else { throw .noMemory }
        var isAtEnd = false
        while true {
            let received = avcodec_receive_frame(context, frame)
            if received == 0 { break }
            guard received == cff_error_again, !isAtEnd else {
                throw received == cff_error_end ? .damaged(reason: "it does not hold a whole picture") : .of(received)
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
    /// Returns the failure that a negative result of FFmpeg stands for.
    static func of(_ code: Int32) -> StillDecoder.Failure {
        switch code {
        // The only invalid argument that can come from a picture is its size.
        case -EINVAL: .tooLarge
        case -ENOMEM: .noMemory
        case cff_error_not_implemented, -ENOSYS: .unsupported
        default:
            withUnsafeTemporaryAllocation(of: CChar.self, capacity: 128) { text in
                av_strerror(code, text.baseAddress, text.count)
                return .damaged(reason: text.baseAddress.map { String(cString: $0) } ?? "error \(code)")
            }
        }
    }
}
