import Imaging

/// Where frames come from: a camera, a video file, a folder of pictures.
public protocol FrameSource: AnyObject, Sendable {
    /// What is being read, for people: a camera's name or a file's path.
    var name: String { get }

    /// The next thing that happened, waited for at most `milliseconds`; nil when nothing did.
    ///
    /// - Throws: `CaptureError` when no frame can come any more.
    func next(within milliseconds: Double) throws(CaptureError) -> CaptureEvent?

    /// Stops and gives the device or file back. Safe to call twice.
    func close()
}

/// What a source reports.
public enum CaptureEvent: Sendable {
    /// A new picture. Of a camera it is the newest: older ones that nobody took are gone.
    case frame(Frame)
    /// The source has failed for now and is trying by itself to come back.
    case interrupted(CaptureError)
    /// The source works again after an interruption.
    case recovered
    /// The camera works, but its exposure makes it slow; nil when it no longer does.
    case slowed(SlowCamera?)
    /// The file or folder has been read to its end.
    case ended
}
