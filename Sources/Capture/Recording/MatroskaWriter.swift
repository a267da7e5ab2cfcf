import CFFmpeg
import Imaging

/// Writes one Matroska file of frames of one size and format.
///
/// At any time, the file can be played up to its last half second if the program stops, and up to the last few seconds
/// if the power fails.
final class MatroskaWriter {
    /// Milliseconds of frames that may be lost if the program is killed.
    private static let clusterMilliseconds = 500
    /// Milliseconds of frames that may be lost if the power fails.
    private static let syncIntervalMilliseconds: Int64 = 5000
    /// The longest recording: longer than any camera runs, and short enough that no number overflows.
    private static let longestMilliseconds = 1e15
    /// Times are whole milliseconds.
    private static let timeBase = AVRational(num: 1, den: 1000)

    private var context: UnsafeMutablePointer<AVFormatContext>?
    private let sink: RecordingSink
    private let stream: UnsafeMutablePointer<AVStream>
    private let encoder: LosslessEncoder?
    private let packet: UnsafeMutablePointer<AVPacket>
    private let example: (format: PixelFormat, width: Int, height: Int)
    private let start: Double
    private var lastStamp: Int64 = -1
    private var lastSyncedStamp: Int64 = 0

    /// Creates a file for frames with the size and format of `frame`, whose time becomes 0.
    ///
    /// - Parameter isNew: whether an existing file is an error; otherwise it is replaced.
    init(path: String, isNew: Bool = false, first frame: Frame) throws(FFmpegError) {
        FFmpegError.silencesLog
        example = (frame.format, frame.width, frame.height)
        start = frame.time
        encoder = frame.format == .jpeg ? nil : try LosslessEncoder(like: frame, timeBase: Self.timeBase)
        sink = try RecordingSink(path: path, isNew: isNew)
        var context: UnsafeMutablePointer<AVFormatContext>?
        try FFmpegError.check(avformat_alloc_output_context2(&context, nil, "matroska", nil))
        guard let opened = context, let stream = avformat_new_stream(opened, nil), let packet = av_packet_alloc()
        else { throw FFmpegError(code: cff_error_no_memory) }
        (self.context, self.stream, self.packet) = (opened, stream, packet)
        try describe(frame)
        try begin(opened)
    }

    deinit {
        var packet = Optional(packet)
        av_packet_free(&packet)
        avformat_free_context(context)
    }

    /// Whether a frame can be written to this file.
    func fits(_ frame: Frame) -> Bool {
        (frame.format, frame.width, frame.height) == example
    }

    /// Writes a frame.
    func write(_ frame: Frame) throws(FFmpegError) {
        let time = min(max(0, (frame.time - start).rounded()), Self.longestMilliseconds)
        let stamp = max(lastStamp + 1, time.isFinite ? Int64(time) : 0)
        lastStamp = stamp
        if stamp - lastSyncedStamp >= Self.syncIntervalMilliseconds {
            lastSyncedStamp = stamp
            try sink.synchronise()
        }
        if let encoder {
            try encoder.encode(frame, stamp: stamp) { packet throws(FFmpegError) in try put(packet, stamp) }
            return
        }
        try frame.storage.withUnsafeBytes { bytes throws(FFmpegError) in
            // The muxer copies the data and does not change it.
            packet.pointee.data = UnsafeMutablePointer(
                mutating: bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
            packet.pointee.size = Int32(clamping: bytes.count)
            packet.pointee.flags = AV_PKT_FLAG_KEY
            defer {
                packet.pointee.data = nil
                packet.pointee.size = 0
            }
            try put(packet, stamp)
        }
    }

    /// Completes the file with its length and an index; later calls do nothing.
    func finish() throws(FFmpegError) {
        guard let context = context.take() else { return }
        defer { avformat_free_context(context) }
        let status = av_write_trailer(context)
        try sink.close()
        try FFmpegError.check(status)
    }

    // MARK: -

    private func describe(_ frame: Frame) throws(FFmpegError) {
        stream.pointee.time_base = Self.timeBase
        guard let parameters = stream.pointee.codecpar else { throw FFmpegError(code: cff_error_no_memory) }
        if let encoder { return try encoder.describe(in: parameters) }
        parameters.pointee.codec_type = AVMEDIA_TYPE_VIDEO
        parameters.pointee.codec_id = AV_CODEC_ID_MJPEG
        parameters.pointee.width = Int32(clamping: frame.width)
        parameters.pointee.height = Int32(clamping: frame.height)
    }

    private func begin(_ context: UnsafeMutablePointer<AVFormatContext>) throws(FFmpegError) {
        context.pointee.pb = sink.context
        context.pointee.flags |= AVFMT_FLAG_CUSTOM_IO
        context.pointee.flush_packets = 1
        av_dict_set(&context.pointee.metadata, RecordingMark.name, RecordingMark.value, 0)
        var options: OpaquePointer?
        av_dict_set_int(&options, "cluster_time_limit", Int64(Self.clusterMilliseconds), 0)
        defer { av_dict_free(&options) }
        try FFmpegError.check(avformat_write_header(context, &options))
    }

    private func put(_ packet: UnsafeMutablePointer<AVPacket>, _ stamp: Int64) throws(FFmpegError) {
        guard let context else { throw FFmpegError(code: cff_error_end) }
        packet.pointee.stream_index = stream.pointee.index
        packet.pointee.pts = av_rescale_q(stamp, Self.timeBase, stream.pointee.time_base)
        packet.pointee.dts = packet.pointee.pts
        packet.pointee.duration = 0
        try FFmpegError.check(av_write_frame(context, packet))
        // Failed writes are stored in the I/O context under the muxer.
        if let pointer = context.pointee.pb { try FFmpegError.check(pointer.pointee.error) }
    }
}

/// The metadata tag that distinguishes recordings of cameras from other videos.
enum RecordingMark {
    /// The tag's name.
    static let name = "FINGERSPELL_RECORDING"
    /// The tag's value: the version of the properties that such files have.
    static let value = "1"
}
