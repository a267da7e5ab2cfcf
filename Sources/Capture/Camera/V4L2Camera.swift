import Dispatch
import Imaging
import Synchronization

/// A camera that is read through libv4l2 by a thread of its own.
///
/// `next` returns the newest frame. When the camera fails, it is closed, searched where it was plugged in, opened and
/// configured again, for as long as it takes; the events `interrupted` and `recovered` report this.
public final class V4L2Camera: FrameSource {
    /// The camera's name, as its maker chose it.
    public var name: String { camera.name }
    /// The camera as it was found at first.
    public let camera: CameraInfo
    private let mailbox: FrameMailbox
    private let worker: CameraWorker

    /// Opens a camera and starts reading it.
    ///
    /// - Parameters:
    ///   - asked: the camera's number, path, bus or (part of) its name; nil for the first.
    ///   - request: the requested size, rate and format; the nearest that the camera offers is used.
    ///   - settings: values for its controls.
    ///   - memory: the values that were set on cameras before; `settings` are added to it.
    /// - Throws: `CaptureError` if there is no such camera, a control cannot be set, or it cannot stream.
    public init(
        _ asked: String? = nil, request: CaptureRequest = CaptureRequest(), settings: [ControlSetting] = [],
        memory: ControlMemory = ControlMemory()
    ) throws(CaptureError) {
        camera = try CameraList.camera(asked)
        mailbox = FrameMailbox()
        let plan = try Self.apply(settings, to: camera, memory)
        let worker = try CameraWorker(camera: camera, request: request, plan: plan, mailbox: mailbox)
        self.worker = worker
        // Only the new thread uses the stream from here on.
        nonisolated(unsafe) let stream = try worker.open()
        DispatchQueue(label: "camera", qos: .userInteractive).async { worker.run(stream) }
    }

    deinit { close() }

    /// Sets controls and stores the values; returns all values to set whenever the camera is opened.
    private static func apply(
        _ settings: [ControlSetting], to camera: CameraInfo, _ memory: ControlMemory
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

    /// The mode that the camera granted, such as `YUYV 640x480 at 30/s`.
    public var mode: String { worker.mode }

    /// Counts of the frames so far.
    public var statistics: CaptureStatistics {
        var statistics = worker.statistics
        statistics.superseded += mailbox.superseded
        return statistics
    }

    /// Waits for the next event, at most `milliseconds`; nil if there was none.
    public func next(within milliseconds: Double) throws(CaptureError) -> CaptureEvent? {
        try mailbox.take(within: milliseconds)
    }

    /// Stops the thread and closes the camera; frames that are still in use stay valid.
    public func close() {
        mailbox.close()
        worker.stop()
    }
}

/// Counts of a camera's frames, by what became of them.
public struct CaptureStatistics: Sendable, Equatable {
    /// Frames that arrived complete.
    public var received = 0
    /// Frames that the driver took but did not deliver: gaps in its sequence numbers.
    public var lost = 0
    /// Frames that arrived damaged or incomplete and were dropped.
    public var damaged = 0
    /// Frames that newer ones replaced before anybody read them.
    public var superseded = 0
    /// Frames that were copied because too few of the driver's buffers were free.
    public var copied = 0
    /// Number of times that the camera failed and was reopened.
    public var interruptions = 0

    /// Makes counts of 0.
    public init() {}

    /// Adds other counts to these.
    mutating func add(_ other: CaptureStatistics) {
        received += other.received
        lost += other.lost
        damaged += other.damaged
        superseded += other.superseded
        copied += other.copied
        interruptions += other.interruptions
    }
}
