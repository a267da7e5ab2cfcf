import Imaging

/// A source of frames: a camera, a video file or a folder of pictures.
public protocol FrameSource: AnyObject, Sendable {
    /// The camera's name or the file's path, for messages to the user.
    var name: String { get }

    /// Waits for the next event, at most `milliseconds`; nil if there was none.
    ///
    /// - Throws: `CaptureError` if no further frame can come.
    func next(within milliseconds: Double) throws(CaptureError) -> CaptureEvent?

    /// Stops and releases the device or file; later calls do nothing.
    func close()
}

/// An event that a source reports.
public enum CaptureEvent: Sendable {
    /// A new frame. A camera delivers the newest one and drops older ones that nobody took.
    case frame(Frame)
    /// The source has failed and is trying to recover by itself.
    case interrupted(CaptureError)
    /// The source works again after an interruption.
    case recovered
    /// The camera's exposure has reduced its frame rate; nil if the rate is normal again.
    case slowed(SlowCamera?)
    /// The end of the file or folder is reached.
    case ended
}
