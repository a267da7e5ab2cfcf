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
    ///   - settings: what its controls are to be, from now on.
    ///   - memory: what was set on cameras before; the settings are added to it.
    /// - Throws: `CaptureError` when there is no such camera, it cannot be set so or cannot stream.
    public init(
        _ asked: String? = nil, wish: CaptureRequest = CaptureRequest(), settings: [ControlSetting] = [],
        memory: ControlMemory = ControlMemory()
    ) throws(CaptureError) {
        camera = try CameraList.camera(asked)
        mailbox = FrameMailbox()
        let plan = try Self.set(settings, on: camera, memory)
        let worker = try CameraWorker(camera: camera, wish: wish, plan: plan, mailbox: mailbox)
        self.worker = worker
        // Only the new thread touches it from here on.
        nonisolated(unsafe) let stream = try worker.open()
        DispatchQueue(label: "camera", qos: .userInteractive).async { worker.run(stream) }
    }

    deinit { close() }

    /// Makes settings, remembers them, and returns all that are to be made whenever the camera is opened.
    private static func set(
        _ settings: [ControlSetting], on camera: CameraInfo, _ memory: ControlMemory
    ) throws(CaptureError) -> ControlPlan {
        guard !settings.isEmpty else { return ControlPlan(values: memory.values(for: camera)) }
        let device = try V4L2Device(path: camera.path, label: camera.label)
        do throws(ControlError) {
            let change = try ControlChange(settings, among: device.controls())
            for step in change.steps { try device.set(step) }
            var memory = memory
            try memory.keep(change.kept, for: camera)
            return ControlPlan(values: memory.values(for: camera))
        } catch {
            throw .control(camera: camera.label, error)
        }
    }

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
