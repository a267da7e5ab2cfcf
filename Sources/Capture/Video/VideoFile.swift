import CFFmpeg
import Dispatch
import Imaging
import Synchronization

/// Plays a video file of any container and codec that FFmpeg supports.
///
/// Times count from the first picture. A picture that is shown for longer than a camera's frame, as in a slide show, is
/// repeated for as long as it is shown. A file that is cut off or damaged plays as far as it can be read; then
/// `CaptureError.damaged` is thrown instead of the end.
public final class VideoFile: FrameSource {
    /// The file's path.
    public let name: String
    private let player: Mutex<Player>

    /// Starts to load FFmpeg on a thread of its own, for those who will soon open a video.
    public static func prepare() {
        DispatchQueue.global(qos: .userInitiated).async { _ = cff_load() }
    }

    /// Opens a video.
    ///
    /// - Throws: `CaptureError` if the file does not exist, cannot be read or has no video.
    public init(path: String, pace: Pace = .real) throws(CaptureError) {
        name = path
        let frames = VideoFrames(try VideoDecoder(path: path))
        player = Mutex(
            Player(pace: pace) { () throws(CaptureError) in
                try frames.next().map { .frame($0) }
            })
    }

    /// Waits for the next event, at most `milliseconds`; nil if there was none.
    public func next(within milliseconds: Double) throws(CaptureError) -> CaptureEvent? {
        try Player.next(of: player, within: milliseconds)
    }

    /// Closes the file; frames that are still in use stay valid.
    public func close() { player.withLock { $0.close() } }
}

/// The frames of a video, each picture repeated for as long as it is shown.
///
/// Pictures of camera recordings are not repeated, so that a replay has exactly the frames of the live run.
final class VideoFrames {
    private let decoder: VideoDecoder
    private var held: HeldFrames?
    private var ahead: VideoDecoder.Picture?
    /// A failure while reading ahead, thrown after the pictures before it.
    private var failure: CaptureError?

    /// Reads the frames of a decoder.
    init(_ decoder: VideoDecoder) {
        self.decoder = decoder
    }

    /// The next frame; nil after the last.
    func next() throws(CaptureError) -> Frame? {
        if let frame = held?.next() { return frame }
        guard let picture = try nextPicture() else { return nil }
        if decoder.isRecording { return picture.frame }
        do throws(CaptureError) {
            ahead = try decoder.next()
        } catch {
            failure = error
        }
        let duration = ahead.map { $0.frame.time - picture.frame.time } ?? picture.duration
        held = HeldFrames(picture.frame, lasting: duration)
        return held?.next()
    }

    private func nextPicture() throws(CaptureError) -> VideoDecoder.Picture? {
        if let picture = ahead.take() { return picture }
        if let failure { throw failure }
        return try decoder.next()
    }
}
