import CFFmpeg
import FoundationEssentials

/// FFmpeg's demuxer for a file whose bytes are in memory, and the packets of its first picture.
final class StillInput {
    /// The kinds of pictures that are accepted, as names of FFmpeg's demuxers that never open other files.
    private static let kinds =
        "png_pipe,apng,bmp_pipe,gif,webp_pipe,tiff_pipe,pgm_pipe,ppm_pipe,pbm_pipe,pam_pipe,qoi_pipe,sgi_pipe,"
        + "sunrast_pipe,pcx_pipe,xbm_pipe,xpm_pipe,psd_pipe,dds_pipe,j2k_pipe,jpegls_pipe,ico"

    /// The demuxers of PNM files for the digits 1 to 3 (text) and, in the same order, 4 to 6 (binary).
    private static let pnmKinds = ["pbm_pipe", "pgm_pipe", "ppm_pipe"]

    private var context: UnsafeMutablePointer<AVFormatContext>?
    private var reader: UnsafeMutablePointer<AVIOContext>?
    private let cursor: MemoryCursor

    /// The codec and its settings for the first picture.
    let parameters: UnsafeMutablePointer<AVCodecParameters>

    /// Detects the kind of picture; nil if the bytes are not a picture of an accepted kind.
    ///
    /// The bytes must stay valid while the input exists.
    init?(_ bytes: UnsafeRawBufferPointer) {
        cursor = MemoryCursor(bytes)
        let bufferSize = 1 << 15
        reader = avio_alloc_context(
            av_malloc(bufferSize)?.assumingMemoryBound(to: UInt8.self), Int32(bufferSize), 0,
            Unmanaged.passUnretained(cursor).toOpaque(), MemoryCursor.read, nil, MemoryCursor.seek)
        context = avformat_alloc_context()
        context?.pointee.pb = reader
        var options: OpaquePointer?
        defer { av_dict_free(&options) }
        av_dict_set(&options, "format_whitelist", Self.kinds, 0)
        // FFmpeg detects PNM files by a line break after the digit, but the format allows any white space.
        let kind = HeaderFields(bytes).pnmKind.flatMap { av_find_input_format(Self.pnmKinds[($0 - 1) % 3]) }
        // On failure FFmpeg frees the context and sets it to nil.
        guard reader != nil, context != nil, avformat_open_input(&context, nil, kind, &options) == 0,
            let opened = context, opened.pointee.nb_streams > 0, let stream = opened.pointee.streams[0],
            let parameters = stream.pointee.codecpar
        else {
            Self.close(&context, &reader)
            return nil
        }
        self.parameters = parameters
    }

    deinit { Self.close(&context, &reader) }

    /// Reads the next packet; returns false at the end.
    func read(into packet: UnsafeMutablePointer<AVPacket>) -> Bool {
        av_read_frame(context, packet) >= 0
    }

    private static func close(
        _ context: inout UnsafeMutablePointer<AVFormatContext>?, _ reader: inout UnsafeMutablePointer<AVIOContext>?
    ) {
        avformat_close_input(&context)
        if let reader { av_free(reader.pointee.buffer) }
        avio_context_free(&reader)
    }
}

/// A read position in bytes, which FFmpeg uses through callbacks.
private final class MemoryCursor {
    private let bytes: UnsafeRawBufferPointer
    private var position = 0

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    static let read: @convention(c) (UnsafeMutableRawPointer?, UnsafeMutablePointer<UInt8>?, Int32) -> Int32 = {
        opaque, target, wanted in
        guard let opaque, let target else { return cff_error_end }
        let cursor = Unmanaged<MemoryCursor>.fromOpaque(opaque).takeUnretainedValue()
        let count = min(Int(wanted), cursor.bytes.count - cursor.position)
        guard count > 0 else { return cff_error_end }
        let part = cursor.bytes[cursor.position..<cursor.position + count]
        UnsafeMutableRawBufferPointer(start: target, count: count).copyMemory(
            from: UnsafeRawBufferPointer(rebasing: part))
        cursor.position += count
        return Int32(count)
    }

    static let seek: @convention(c) (UnsafeMutableRawPointer?, Int64, Int32) -> Int64 = { opaque, offset, whence in
        guard let opaque else { return Int64(cff_error_end) }
        let cursor = Unmanaged<MemoryCursor>.fromOpaque(opaque).takeUnretainedValue()
        if whence & AVSEEK_SIZE != 0 { return Int64(cursor.bytes.count) }
        let start = whence == SEEK_CUR ? cursor.position : whence == SEEK_END ? cursor.bytes.count : 0
        let (target, overflows) = Int64(start).addingReportingOverflow(offset)
        guard !overflows, (0...Int64(cursor.bytes.count)).contains(target) else { return Int64(cff_error_invalid_data) }
        cursor.position = Int(target)
        return target
    }
}
