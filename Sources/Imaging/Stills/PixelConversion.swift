import CFFmpeg

/// A failure that FFmpeg reported.
public struct FFmpegError: Error {
    /// FFmpeg's error number, which is negative.
    public let code: Int32

    /// Describes a failure by FFmpeg's error number.
    public init(code: Int32) { self.code = code }

    /// FFmpeg's message.
    public var words: String {
        if code == cff_error_invalid_data { return "what is in it makes no sense" }
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 128) { text in
            av_strerror(code, text.baseAddress, text.count)
            return text.baseAddress.map { String(cString: $0) } ?? "error \(code)"
        }
    }

    /// Returns a result of FFmpeg that is not negative.
    ///
    /// - Throws: `FFmpegError` with the result if it is negative.
    @discardableResult
    public static func check(_ result: Int32) throws(FFmpegError) -> Int32 {
        guard result >= 0 else { throw FFmpegError(code: result) }
        return result
    }

    /// Keeps FFmpeg's own messages off the terminal, from the first use on.
    public static let silencesLog: Void = av_log_set_level(AV_LOG_QUIET)
}

/// Conversion of FFmpeg's pictures to other pixel formats by swscale.
///
/// The tables of the last conversion are kept, so that the pictures of one video share them.
public final class PixelConversion {
    private let flags: Int32
    private let dither: String?
    private var scaler: OpaquePointer?
    private var scalerKey: [Int32] = []

    /// Prepares conversions.
    ///
    /// - Parameters:
    ///   - flags: swscale's `SWS_…` flags, such as how colours of half the resolution are interpolated.
    ///   - dither: swscale's name of the dithering where bits are lost; nil for its default.
    public init(flags: Int32, dither: String? = nil) {
        self.flags = flags
        self.dither = dither
    }

    deinit { sws_freeContext(scaler) }

    /// A copy of a picture in another pixel format; the caller frees it with `av_frame_free`.
    ///
    /// - Parameter size: width and height of the copy; those of the picture when nil.
    /// - Throws: `FFmpegError` if there is too little memory or swscale cannot convert the format.
    public func convert(
        _ picture: UnsafeMutablePointer<AVFrame>, to format: AVPixelFormat, size: (width: Int, height: Int)? = nil
    ) throws(FFmpegError) -> UnsafeMutablePointer<AVFrame> {
        let converted = try Self.allocate(
            format, width: size.map { Int32(clamping: $0.width) } ?? picture.pointee.width,
            height: size.map { Int32(clamping: $0.height) } ?? picture.pointee.height)
        var copy = Optional(converted)
        guard let scaler = scaler(from: picture.pointee, to: converted.pointee) else {
            av_frame_free(&copy)
            throw FFmpegError(code: cff_error_no_memory)
        }
        let result = sws_scale_frame(scaler, converted, picture)
        guard result >= 0 else {
            av_frame_free(&copy)
            throw FFmpegError(code: result)
        }
        return converted
    }

    /// A copy of a picture in red, green and blue, laid over a neutral grey where it is transparent; the caller frees it.
    ///
    /// What is under a transparent pixel was never meant to be seen, and may be anything.
    public func opaque(
        _ picture: UnsafeMutablePointer<AVFrame>
    ) throws(FFmpegError) -> UnsafeMutablePointer<AVFrame> {
        var transparent = Optional(try convert(picture, to: AV_PIX_FMT_RGBA))
        defer { av_frame_free(&transparent) }
        let copy = try Self.allocate(AV_PIX_FMT_RGB24, width: picture.pointee.width, height: picture.pointee.height)
        guard let source = transparent?.pointee, let pixels = source.data.0, let target = copy.pointee.data.0 else {
            return copy
        }
        for y in 0..<Int(source.height) {
            let (from, to) = (pixels + y * Int(source.linesize.0), target + y * Int(copy.pointee.linesize.0))
            Opacity.layOverGrey(from, width: Int(source.width), into: to)
        }
        return copy
    }

    /// An empty picture.
    private static func allocate(
        _ format: AVPixelFormat, width: Int32, height: Int32
    ) throws(FFmpegError) -> UnsafeMutablePointer<AVFrame> {
        var picture = av_frame_alloc()
        guard let allocated = picture else { throw FFmpegError(code: cff_error_no_memory) }
        (allocated.pointee.format, allocated.pointee.width, allocated.pointee.height) = (format.rawValue, width, height)
        guard av_frame_get_buffer(allocated, 0) == 0 else {
            av_frame_free(&picture)
            throw FFmpegError(code: cff_error_no_memory)
        }
        return allocated
    }

    /// Whether pictures of a pixel format may be transparent.
    public static func mayBeTransparent(_ format: AVPixelFormat) -> Bool {
        guard let description = av_pix_fmt_desc_get(format) else { return false }
        return description.pointee.flags & UInt64(AV_PIX_FMT_FLAG_ALPHA | AV_PIX_FMT_FLAG_PAL) != 0
    }

    private func scaler(from picture: AVFrame, to copy: AVFrame) -> OpaquePointer? {
        let key = [picture.width, picture.height, picture.format, copy.width, copy.height, copy.format]
        if key == scalerKey, let scaler { return scaler }
        sws_freeContext(scaler)
        (scaler, scalerKey) = (sws_alloc_context(), key)
        guard let scaler else { return nil }
        let settings: [(String, Int32)] = [
            ("srcw", picture.width), ("srch", picture.height), ("src_format", picture.format),
            ("dstw", copy.width), ("dsth", copy.height), ("dst_format", copy.format), ("sws_flags", flags),
        ]
        for (name, value) in settings { av_opt_set_int(UnsafeMutableRawPointer(scaler), name, Int64(value), 0) }
        if let dither { av_opt_set(UnsafeMutableRawPointer(scaler), "sws_dither", dither, 0) }
        guard sws_init_context(scaler, nil, nil) >= 0 else {
            scalerKey = []
            return nil
        }
        return scaler
    }

    /// The pixels of a still picture in another format, rows without gaps.
    ///
    /// - Parameter channels: bytes per pixel in `format`.
    static func convert(
        _ picture: UnsafeMutablePointer<AVFrame>, to format: AVPixelFormat, channels: Int
    ) throws(StillDecoder.Failure) -> [UInt8] {
        // 16 bits are cut to 8 as they are, without noise that hides the steps.
        let conversion = PixelConversion(
            flags: SWS_POINT | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT | SWS_FULL_CHR_H_INP, dither: "none")
        var (copy, opaque): (UnsafeMutablePointer<AVFrame>?, UnsafeMutablePointer<AVFrame>?)
        defer {
            av_frame_free(&copy)
            av_frame_free(&opaque)
        }
        do throws(FFmpegError) {
            if mayBeTransparent(AVPixelFormat(rawValue: picture.pointee.format)) {
                opaque = try conversion.opaque(picture)
            }
            copy = try conversion.convert(opaque ?? picture, to: format)
        } catch {
            throw .of(error.code)
        }
        guard let converted = copy?.pointee, let source = converted.data.0 else { throw .noMemory }
        let (rowBytes, height, stride) = (
            Int(converted.width) * channels, Int(converted.height), Int(converted.linesize.0)
        )
        return [UInt8](unsafeUninitializedCapacity: rowBytes * height) { target, count in
            for row in 0..<height {
                (target.baseAddress?.advanced(by: row * rowBytes))?
                    .update(from: source + row * stride, count: rowBytes)
            }
            count = rowBytes * height
        }
    }
}

/// Transparency, which no network of ours knows.
enum Opacity {
    /// The shade under transparent pixels: a dark and a light hand both stand out from it.
    private static let neutralGrey = 128

    /// Lays a row of red, green, blue and opacity over grey, and leaves out the opacity.
    static func layOverGrey(_ source: UnsafePointer<UInt8>, width: Int, into target: UnsafeMutablePointer<UInt8>) {
        for x in 0..<width {
            let opacity = Int(source[4 * x + 3])
            for channel in 0..<3 {
                let sum = Int(source[4 * x + channel]) * opacity + neutralGrey * (255 - opacity)
                target[3 * x + channel] = UInt8((sum + 127) / 255)
            }
        }
    }
}
