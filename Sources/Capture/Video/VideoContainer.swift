import CFFmpeg
import Glibc
import Imaging
import SystemPackage

/// An open video file and its stream of pictures.
final class VideoContainer {
    /// The most pixels of a picture; larger ones are refused before memory is allocated for them.
    static let maximumPixels = 8192 * 8192

    /// The file's path.
    let path: String
    /// The video stream that is read.
    let stream: UnsafeMutablePointer<AVStream>
    private var context: UnsafeMutablePointer<AVFormatContext>?
    private var reader: UnsafeMutablePointer<AVIOContext>?
    /// The end of the last packet that was read, in microseconds.
    private var lastEnd: Int64 = 0
    /// The longest time between two pictures so far, in microseconds.
    private var longestStep: Int64 = 0
    private var lastPicture: Int64?
    /// The longest time between the last packet and the stated end, in microseconds, that is no sign of damage.
    private static let toleratedGap: Int64 = 500_000

    /// Opens a file and finds its video stream.
    ///
    /// - Throws: `CaptureError` if the file does not exist, cannot be read, is not a video or has no pictures.
    init(path: String) throws(CaptureError) {
        FFmpegError.silencesLog
        var reader: UnsafeMutablePointer<AVIOContext>?
        var context: UnsafeMutablePointer<AVFormatContext>?
        do throws(CaptureError) {
            reader = try Self.openFile(path)
            let opened = try Self.open(path, reader)
            context = opened
            self.stream = try Self.findPictures(in: opened, path: path)
            self.context = opened
            self.reader = reader
            self.path = path
        } catch {
            avformat_close_input(&context)
            avio_closep(&reader)
            throw error
        }
    }

    deinit {
        avformat_close_input(&context)
        avio_closep(&reader)
    }

    /// Reads the next packet of the video stream; false at the file's end.
    func read(_ packet: UnsafeMutablePointer<AVPacket>) throws(FFmpegError) -> Bool {
        while true {
            let status = av_read_frame(context, packet)
            if status == cff_error_end { return false }
            try FFmpegError.check(status)
            noteEnd(of: packet.pointee)
            if packet.pointee.stream_index == stream.pointee.index { return true }
            av_packet_unref(packet)
        }
    }

    /// Whether the pictures have a transparency that only another decoder than FFmpeg's own reads.
    var hasAlphaBeside: Bool {
        guard let entry = av_dict_get(stream.pointee.metadata, "alpha_mode", nil, 0) else { return false }
        return String(cString: entry.pointee.value) == "1"
    }

    /// Whether four bytes of a raw pixel are three of colour and one without meaning, which FFmpeg takes for opacity.
    var hasNoOpacity: Bool {
        guard let format = context?.pointee.iformat, String(cString: format.pointee.name) == "avi" else { return false }
        return stream.pointee.codecpar?.pointee.codec_id == AV_CODEC_ID_RAWVIDEO
    }

    /// Whether the file was recorded by `Recorder`.
    var isRecording: Bool { av_dict_get(context?.pointee.metadata, RecordingMark.name, nil, 0) != nil }

    /// Whether the file was cut off, once its last packet has been read.
    ///
    /// Where the container does not tell by the sizes of its parts, its stated duration does: from 0 or from the first
    /// picture, since programs differ in that. The last picture may be shown as long as any before it.
    var isCutOff: Bool {
        switch ContainerEnd(path: path) {
        case .whole: return false
        case .cutOff: return true
        case .unknown: break
        }
        guard let context, context.pointee.duration > 0,
            context.pointee.duration_estimation_method != AVFMT_DURATION_FROM_BITRATE
        else { return false }
        // Values in a damaged file may overflow the integers, so this is calculated with Double.
        let start = context.pointee.start_time == cff_no_pts ? 0 : Double(context.pointee.start_time)
        let played = max(Double(lastEnd), Double(lastEnd) - start)
        return Double(context.pointee.duration) - played > Double(max(Self.toleratedGap, longestStep))
    }

    private func noteEnd(of packet: AVPacket) {
        guard packet.pts != cff_no_pts, let stream = context?.pointee.streams[Int(packet.stream_index)] else { return }
        let microseconds = AVRational(num: 1, den: AV_TIME_BASE)
        let moment = av_rescale_q(packet.pts, stream.pointee.time_base, microseconds)
        let length = av_rescale_q(max(0, packet.duration), stream.pointee.time_base, microseconds)
        lastEnd = max(lastEnd, moment &+ length)
        guard packet.stream_index == self.stream.pointee.index else { return }
        longestStep = max(longestStep, lastPicture.map { moment &- $0 } ?? 0)
        lastPicture = max(moment, lastPicture ?? moment)
    }

    /// Opens this file and nothing else: the path cannot be a URL.
    private static func openFile(_ path: String) throws(CaptureError) -> UnsafeMutablePointer<AVIOContext>? {
        if (try? FilePath(path).stat())?.type == .directory {
            throw .unreadable(path: path, reason: "it is a folder")
        }
        var reader: UnsafeMutablePointer<AVIOContext>?
        let result = avio_open(&reader, "file:" + path, AVIO_FLAG_READ)
        switch result {
        case 0...: return reader
        case cff_error_no_entry: throw .noSuchFile(path: path)
        case cff_error_no_access: throw .noFilePermission(path: path)
        default: throw .unreadable(path: path, reason: FFmpegError(code: result).words)
        }
    }

    private static func open(
        _ path: String, _ reader: UnsafeMutablePointer<AVIOContext>?
    ) throws(CaptureError) -> UnsafeMutablePointer<AVFormatContext> {
        var context = avformat_alloc_context()
        context?.pointee.pb = reader
        // The file is already open. No protocol is allowed, so that its contents, such as a playlist, cannot make FFmpeg
        // open other files or network addresses.
        var options: OpaquePointer?
        av_dict_set(&options, "protocol_whitelist", "none", 0)
        defer { av_dict_free(&options) }
        let result = avformat_open_input(&context, nil, nil, &options)
        guard result >= 0, let context else {
            // The file is open but FFmpeg cannot read it. Its message would be misleading: a playlist whose files it may not
            // open is reported as a lack of memory.
            guard result != -EIO else { throw .unreadable(path: path, reason: FFmpegError(code: result).words) }
            let isEmpty = reader.map { avio_size($0) == 0 } ?? false
            throw .unreadable(path: path, reason: isEmpty ? "it is empty" : "it is no video, or was cut off")
        }
        return context
    }

    private static func findPictures(
        in context: UnsafeMutablePointer<AVFormatContext>, path: String
    ) throws(CaptureError) -> UnsafeMutablePointer<AVStream> {
        let count = Int(context.pointee.nb_streams)
        var options = [OpaquePointer?](repeating: nil, count: count)
        for index in options.indices { av_dict_set(&options[index], "max_pixels", String(maximumPixels), 0) }
        let status = avformat_find_stream_info(context, &options)
        for index in options.indices { av_dict_free(&options[index]) }
        guard status >= 0 else { throw .unreadable(path: path, reason: FFmpegError(code: status).words) }

        let best = av_find_best_stream(context, AVMEDIA_TYPE_VIDEO, -1, -1, nil, 0)
        guard best >= 0, let stream = context.pointee.streams[Int(best)], let parameters = stream.pointee.codecpar,
            stream.pointee.disposition & AV_DISPOSITION_ATTACHED_PIC == 0, !isText(context)
        else { throw .noVideo(path: path) }
        let (width, height) = (Int(parameters.pointee.width), Int(parameters.pointee.height))
        guard width * height <= maximumPixels else { throw .tooLarge(path: path, width: width, height: height) }
        guard width > 0, height > 0 else {
            throw .unreadable(path: path, reason: "its first picture is missing or damaged")
        }
        return stream
    }

    /// Whether FFmpeg took a text file for terminal output and would render it as video, which no user intends.
    private static func isText(_ context: UnsafeMutablePointer<AVFormatContext>) -> Bool {
        guard let format = context.pointee.iformat else { return false }
        return String(cString: format.pointee.name) == "tty"
    }
}
