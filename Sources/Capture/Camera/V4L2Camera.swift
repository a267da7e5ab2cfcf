import Dispatch
import Imaging
import Synchronization

/// A camera, read through libv4l2 by a thread of its own.
///
/// `next` gives the newest picture. When the camera fails it is closed, looked for where it was plugged in, opened
/// anew and set up from the start, for as long as it takes; `interrupted` and `recovered` tell.
public final class V4L2Camera: FrameSource {
    /// What its maker calls it.
    public var name: String { camera.name }
    /// The camera as it was found first.
    public let camera: CameraInfo
    private let mailbox: FrameMailbox
    private let worker: CameraWorker

    /// Opens a camera and starts to read it.
    ///
    /// - Parameters:
    ///   - asked: its number, path, bus or (part of) its name; nil for the first.
    ///   - wish: what is wanted of it; the nearest that it offers is taken.
    /// - Throws: `CaptureError` when there is no such camera or it cannot stream.
    public init(_ asked: String? = nil, wish: CameraWish = CameraWish()) throws(CaptureError) {
        camera = try CameraList.camera(asked)
        mailbox = FrameMailbox()
        let worker = try CameraWorker(camera: camera, wish: wish, mailbox: mailbox)
        self.worker = worker
        // Only the new thread touches it from here on.
        nonisolated(unsafe) let stream = try worker.open()
        DispatchQueue(label: "camera", qos: .userInteractive).async { worker.run(stream) }
    }

    deinit { close() }

    /// What is being received, such as `YUYV 640x480 at 30/s`.
    public var mode: String { worker.mode }

    /// What became of the pictures so far.
    public var statistics: CaptureStatistics {
        var statistics = worker.statistics
        statistics.superseded += mailbox.superseded
        return statistics
    }

    /// The next thing that happened, waited for at most `milliseconds`; nil when nothing did.
    public func next(within milliseconds: Double) throws(CaptureError) -> CaptureEvent? {
        try mailbox.take(within: milliseconds)
    }

    /// Stops the thread and gives the camera back; frames that are still in use stay whole.
    public func close() {
        mailbox.close()
        worker.stop()
    }
}
