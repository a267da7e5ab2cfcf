import CFFmpeg

/// What FFmpeg calls a failure.
struct FFmpegError: Error {
    /// FFmpeg's negative number.
    let code: Int32

    /// FFmpeg's own words.
    var words: String {
        if code == cff_error_invalid_data { return "what is in it makes no sense" }
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 128) { text in
            av_strerror(code, text.baseAddress, text.count)
            return text.baseAddress.map { String(cString: $0) } ?? "error \(code)"
        }
    }

    /// Passes a result on that is not negative.
    @discardableResult
    static func check(_ result: Int32) throws(FFmpegError) -> Int32 {
        guard result >= 0 else { throw FFmpegError(code: result) }
        return result
    }
}

/// Takes FFmpeg's own messages away from the terminal, once.
let ffmpegIsQuiet: Void = av_log_set_level(AV_LOG_QUIET)
