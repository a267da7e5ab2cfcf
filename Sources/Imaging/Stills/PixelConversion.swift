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
    /// - Throws: `FFmpegError` if there is too little memory or swscale cannot convert the format.
    public func convert(
        _ picture: UnsafeMutablePointer<AVFrame>, to format: AVPixelFormat
    ) throws(FFmpegError) -> UnsafeMutablePointer<AVFrame> {
        var copy = av_frame_alloc()
        guard let converted = copy else { throw FFmpegError(code: cff_error_no_memory) }
        converted.pointee.format = format.rawValue
        converted.pointee.width = picture.pointee.width
        converted.pointee.height = picture.pointee.height
        guard av_frame_get_buffer(converted, 0) == 0, let scaler = scaler(from: picture.pointee, to: format) else {
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

    private func scaler(from picture: AVFrame, to format: AVPixelFormat) -> OpaquePointer? {
        let key = [picture.width, picture.height, picture.format, format.rawValue]
        if key == scalerKey, let scaler { return scaler }
        sws_freeContext(scaler)
        (scaler, scalerKey) = (sws_alloc_context(), key)
        guard let scaler else { return nil }
        let settings: [(String, Int32)] = [
            ("srcw", picture.width), ("srch", picture.height), ("src_format", picture.format),
            ("dstw", picture.width), ("dsth", picture.height), ("dst_format", format.rawValue), ("sws_flags", flags),
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
        var copy: UnsafeMutablePointer<AVFrame>?
        defer { av_frame_free(&copy) }
        do throws(FFmpegError) {
            copy = try conversion.convert(picture, to: format)
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
