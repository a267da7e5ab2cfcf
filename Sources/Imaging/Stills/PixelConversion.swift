import CFFmpeg

/// Conversion of FFmpeg's pictures to packed bytes by swscale.
enum PixelConversion {
    /// The pixels of a picture in another format, rows without gaps.
    ///
    /// - Parameter channels: bytes a pixel in `format`.
    static func convert(
        _ picture: UnsafeMutablePointer<AVFrame>, to format: AVPixelFormat, channels: Int
    ) throws(StillDecoder.Failure) -> [UInt8] {
        let (width, height) = (picture.pointee.width, picture.pointee.height)
        var copy = av_frame_alloc()
        defer { av_frame_free(&copy) }
        guard let copy else { throw .noMemory }
        copy.pointee.format = format.rawValue
        copy.pointee.width = width
        copy.pointee.height = height
        guard av_frame_get_buffer(copy, 0) == 0,
            let scaler = sws_alloc_context()
        else { throw .noMemory }
        defer { sws_freeContext(scaler) }
        let settings: [(String, Int64)] = [
            ("srcw", Int64(width)), ("srch", Int64(height)), ("src_format", Int64(picture.pointee.format)),
            ("dstw", Int64(width)), ("dsth", Int64(height)), ("dst_format", Int64(format.rawValue)),
            ("sws_flags", Int64(SWS_POINT | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT | SWS_FULL_CHR_H_INP)),
        ]
        for (name, value) in settings { av_opt_set_int(UnsafeMutableRawPointer(scaler), name, value, 0) }
        // 16 bits are cut to 8 as they are, without noise to hide the steps.
        av_opt_set(UnsafeMutableRawPointer(scaler), "sws_dither", "none", 0)
        guard sws_init_context(scaler, nil, nil) >= 0 else { throw .noMemory }
        let result = sws_scale_frame(scaler, copy, picture)
        guard result >= 0, let source = copy.pointee.data.0 else { throw .of(result) }
        let (rowBytes, stride) = (Int(width) * channels, Int(copy.pointee.linesize.0))
        return [UInt8](unsafeUninitializedCapacity: rowBytes * Int(height)) { target, count in
            for row in 0..<Int(height) {
                (target.baseAddress?.advanced(by: row * rowBytes))?
                    .update(from: source + row * stride, count: rowBytes)
            }
            count = rowBytes * Int(height)
        }
    }
}
