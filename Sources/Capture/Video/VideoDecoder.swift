import CFFmpeg
import Imaging

/// Reads the pictures of one video file in order.
///
/// JPEG pictures are passed on as they are stored; all others are decoded.
final class VideoDecoder {
    private let container: VideoContainer
    private let codec: UnsafeMutablePointer<AVCodecContext>
    private let packet: UnsafeMutablePointer<AVPacket>
    private let picture: UnsafeMutablePointer<AVFrame>
    private let converter: PictureConverter
    private let passesJPEG: Bool
    /// What the container hides of each picture.
    private let crop: PictureCrop?
    /// The shape of the pixels if the container alone tells it; nil if they are square.
    private let aspect: PixelAspect?
    /// Whether each picture may tell the shape of its pixels.
    private let followsAspect: Bool
    private var clock: StreamClock
    private var hasReadAll = false
    private var damage: (time: Double, reason: String)?

    /// Opens a file and the decoder of its video stream.
    init(path: String) throws(CaptureError) {
        let container = try VideoContainer(path: path)
        let stream = container.stream
        guard let parameters = stream.pointee.codecpar, let codec = Self.open(container),
            let packet = av_packet_alloc(),
            let picture = av_frame_alloc()
        else { throw .unreadable(path: path, reason: "its kind of video is not known") }
        self.container = container
        self.codec = codec
        self.packet = packet
        self.picture = picture
        let orientation = Self.orientation(of: stream)
        let isJPEG = parameters.pointee.codec_id == AV_CODEC_ID_MJPEG
        converter = PictureConverter(orientation: orientation)
        // The density in a JPEG picture is one for printers: only the container tells how wide a pixel is shown.
        aspect = container.isRecording ? nil : isJPEG ? PixelAspect(stream.pointee.sample_aspect_ratio) : nil
        followsAspect = !container.isRecording && !isJPEG
        crop = container.isRecording ? nil : PictureCrop(matroska: path)
        passesJPEG = isJPEG && orientation == .upright && aspect == nil && crop == nil
        let rate = av_guess_frame_rate(nil, stream, nil)
        clock = StreamClock(
            unit: av_q2d(stream.pointee.time_base) * 1000,
            period: rate.num > 0 && rate.den > 0 ? 1000 / av_q2d(rate) : 1000 / 30)
    }

    deinit {
        var (codec, packet, picture) = (Optional(codec), Optional(packet), Optional(picture))
        avcodec_free_context(&codec)
        av_packet_free(&packet)
        av_frame_free(&picture)
    }

    /// One picture of the file.
    struct Picture {
        let frame: Frame
        /// Its duration in milliseconds, as stated in the file.
        let duration: Double
    }

    /// Whether the file was recorded by `Recorder`, so that each picture is one frame of a camera.
    var isRecording: Bool { container.isRecording }

    /// The next picture; nil after the last.
    ///
    /// - Throws: `CaptureError.damaged` instead of nil if the file could not be read completely.
    func next() throws(CaptureError) -> Picture? {
        while true {
            if let picture = decoded() { return picture }
            if hasReadAll { break }
            if let picture = readPacket() { return picture }
        }
        if let damage { throw .damaged(path: container.path, at: damage.time, reason: damage.reason) }
        if clock.last == nil { throw .unreadable(path: container.path, reason: "there is no picture in it") }
        return nil
    }

    // MARK: -

    /// The picture that the decoder has ready; nil if there is none.
    private func decoded() -> Picture? {
        let status = avcodec_receive_frame(codec, picture)
        if status == cff_error_end { hasReadAll = true }
        if status == cff_error_again || status == cff_error_end { return nil }
        guard status >= 0 else {
            note(FFmpegError(code: status).words)
            return nil
        }
        defer { av_frame_unref(picture) }
        if picture.pointee.decode_error_flags != 0 { note("parts of a picture are missing") }
        if container.hasNoOpacity, picture.pointee.format == AV_PIX_FMT_BGRA.rawValue {
            picture.pointee.format = AV_PIX_FMT_BGR0.rawValue
        }
        let pixel = aspectOfPicture
        if let crop { Self.apply(crop, to: picture) }
        let stamp = picture.pointee.best_effort_timestamp
        let time = clock.time(stamp: stamp == cff_no_pts ? nil : stamp)
        do {
            return Picture(
                frame: try converter.frame(of: picture, aspect: pixel, time: time),
                duration: clock.length(of: picture.pointee.pkt_duration))
        } catch {
            note(error.words)
            return nil
        }
    }

    private var aspectOfPicture: PixelAspect? {
        guard followsAspect else { return aspect }
        var ratio = av_guess_sample_aspect_ratio(nil, container.stream, picture)
        let (width, height) = (Int(picture.pointee.width), Int(picture.pointee.height))
        if let crop, crop.fits(width: width, height: height), PixelAspect(ratio) != nil {
            // FFmpeg takes the size at which the rest is shown for that of the whole picture. Programs that state the whole
            // size mean square pixels.
            let rest = (width: width - crop.left - crop.right, height: height - crop.top - crop.bottom)
            let (number, denominator) = (Int(ratio.num) * rest.height * width, Int(ratio.den) * rest.width * height)
            ratio = av_d2q(Double(number) / Double(max(1, denominator)), 10_000)
        }
        return PixelAspect(ratio)
    }

    private static func apply(_ crop: PictureCrop, to picture: UnsafeMutablePointer<AVFrame>) {
        guard crop.fits(width: Int(picture.pointee.width), height: Int(picture.pointee.height)) else { return }
        (picture.pointee.crop_left, picture.pointee.crop_right) = (crop.left, crop.right)
        (picture.pointee.crop_top, picture.pointee.crop_bottom) = (crop.top, crop.bottom)
        av_frame_apply_cropping(picture, Int32(AV_FRAME_CROP_UNALIGNED))
    }

    /// Reads a packet and passes it to the decoder; returns a JPEG picture at once.
    private func readPacket() -> Picture? {
        defer { av_packet_unref(packet) }
        do {
            guard try container.read(packet) else {
                if container.isCutOff { note("its end is missing") }
                avcodec_send_packet(codec, nil)
                return nil
            }
        } catch {
            note(error.words)
            avcodec_send_packet(codec, nil)
            return nil
        }
        if packet.pointee.flags & AV_PKT_FLAG_CORRUPT != 0 { note("it ends in the middle of a picture") }
        // What an edit list leaves out is not shown.
        let isLeftOut = packet.pointee.flags & AV_PKT_FLAG_DISCARD != 0
        if passesJPEG, !isLeftOut, let picture = storedJPEG() { return picture }
        let status = avcodec_send_packet(codec, packet)
        if status < 0, status != cff_error_again { note(FFmpegError(code: status).words) }
        return nil
    }

    private func storedJPEG() -> Picture? {
        guard let data = packet.pointee.data, packet.pointee.size > 0 else { return nil }
        let bytes = UnsafeRawBufferPointer(start: data, count: Int(packet.pointee.size))
        guard let header = JPEGHeader(bytes), header.isCommon, header.components == 1 || header.components == 3,
            header.height == Int(container.stream.pointee.codecpar.pointee.height),
            header.width * header.height <= VideoContainer.maximumPixels, JPEGHeader.isWhole(bytes),
            let kept = av_packet_clone(packet), let keptData = kept.pointee.data
        else { return nil }
        let stamp = packet.pointee.pts
        nonisolated(unsafe) let owner = kept
        let storage = FrameStorage(borrowing: UnsafeRawBufferPointer(start: keptData, count: bytes.count)) {
            var packet = Optional(owner)
            av_packet_free(&packet)
        }
        let frame = Frame(
            format: .jpeg, width: header.width, height: header.height, stride: 0,
            time: clock.time(stamp: stamp == cff_no_pts ? nil : stamp), sequence: 0, storage: storage)
        return Picture(frame: frame, duration: clock.length(of: packet.pointee.duration))
    }

    private func note(_ reason: String) {
        if damage == nil { damage = (clock.last ?? 0, reason) }
    }

    private static func open(_ container: VideoContainer) -> UnsafeMutablePointer<AVCodecContext>? {
        let stream = container.stream
        guard let parameters = stream.pointee.codecpar else { return nil }
        let decoder =
            container.hasAlphaBeside
            ? alphaDecoder(of: parameters.pointee.codec_id) : avcodec_find_decoder(parameters.pointee.codec_id)
        guard let decoder else { return nil }
        var codec = avcodec_alloc_context3(decoder)
        guard let opened = codec else { return nil }
        opened.pointee.max_pixels = Int64(VideoContainer.maximumPixels)
        opened.pointee.pkt_timebase = stream.pointee.time_base
        // Two threads are fast enough for any pace used here, and limit the memory that a malicious file can use.
        opened.pointee.thread_count = parameters.pointee.codec_id == AV_CODEC_ID_MJPEG ? 1 : 2
        guard avcodec_parameters_to_context(opened, parameters) >= 0, avcodec_open2(opened, decoder, nil) >= 0 else {
            avcodec_free_context(&codec)
            return nil
        }
        return opened
    }

    /// A decoder that reads transparency stored beside the pictures, or else the usual one.
    private static func alphaDecoder(of codec: AVCodecID) -> UnsafePointer<AVCodec>? {
        let name = codec == AV_CODEC_ID_VP9 ? "libvpx-vp9" : codec == AV_CODEC_ID_VP8 ? "libvpx" : ""
        return avcodec_find_decoder_by_name(name) ?? avcodec_find_decoder(codec)
    }

    private static func orientation(of stream: UnsafeMutablePointer<AVStream>) -> EXIFOrientation {
        var size = 0
        let data = av_stream_get_side_data(stream, AV_PKT_DATA_DISPLAYMATRIX, &size)
        guard let data, size >= 9 * MemoryLayout<Int32>.size else { return .upright }
        let values = UnsafeRawPointer(data).assumingMemoryBound(to: Int32.self)
        return EXIFOrientation(displayMatrix: UnsafeBufferPointer(start: values, count: 9)) ?? .upright
    }
}

extension EXIFOrientation {
    /// Reads a display matrix as MP4 files store it: nine 16.16 numbers; nil unless it turns by multiples of 90°.
    ///
    /// The first two numbers of its first two rows say where a step to the right and a step down lead when shown.
    init?(displayMatrix matrix: some Collection<Int32>) {
        let signs = matrix.map { $0.signum() }
        guard signs.count == 9 else { return nil }
        switch (signs[0], signs[1], signs[3], signs[4]) {
        case (1, 0, 0, 1): self = .upright
        case (-1, 0, 0, 1): self = .mirrored
        case (-1, 0, 0, -1): self = .upsideDown
        case (1, 0, 0, -1): self = .flipped
        case (0, 1, 1, 0): self = .transposed
        case (0, 1, -1, 0): self = .turnedLeft
        case (0, -1, -1, 0): self = .transversed
        case (0, -1, 1, 0): self = .turnedRight
        default: return nil
        }
    }
}
