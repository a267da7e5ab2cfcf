import CFFmpeg
import Dispatch
import Imaging
import Synchronization

/// Plays a video file: any container and codec that FFmpeg opens.
///
/// Times count from the first picture. A picture that stays longer than a camera's would, as in a slide show, comes
/// again for as long as it stays. A file that was cut off or is damaged plays as far as it goes; then
/// `CaptureError.damaged` tells instead of the end.
public final class VideoFile: FrameSource {
    /// Path of the file.
    public let name: String
    private let player: Mutex<Player>

    /// Begins to load what reads videos, on a thread of its own, for those who will soon open one.
    public static func prepare() {
        DispatchQueue.global(qos: .userInitiated).async { _ = cff_load() }
    }

    /// Opens a video.
    ///
    /// - Throws: `CaptureError` when the file is not there, may not be read, or holds no video.
    public init(path: String, pace: Pace = .real) throws(CaptureError) {
        name = path
        let frames = VideoFrames(try VideoDecoder(path: path))
        player = Mutex(
            Player(pace: pace) { () throws(CaptureError) in
                try frames.next().map { .frame($0) }
            })
    }

    /// The next thing that happened, waited for at most `milliseconds`; nil when nothing did.
    public func next(within milliseconds: Double) throws(CaptureError) -> CaptureEvent? {
        try Player.next(of: player, within: milliseconds)
    }

    /// Lets the file go; frames that are still in use stay whole.
    public func close() { player.withLock { $0.close() } }
}
