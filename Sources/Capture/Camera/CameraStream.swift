import CV4L2
import Glibc
import Imaging

/// One session of streaming from a camera, from opening to closing it.
///
/// It is used by one thread at a time; its frames may be used anywhere and outlive it.
final class CameraStream {
    /// The mode that the driver granted.
    let mode: CameraMode
    private var device: V4L2Device?
    private var ring: BufferRing?
    private let layout: FrameLayout

    /// Opens a camera, negotiates a mode and starts streaming.
    ///
    /// - Throws: `CaptureError` with the reason for which it cannot stream.
    init(camera: CameraInfo, request: CaptureRequest, plan: ControlPlan = ControlPlan()) throws(CaptureError) {
        let label = camera.label
        let device = try V4L2Device(path: camera.path, label: label)
        self.device = device
        (mode, layout) = try Self.negotiate(device, request)
        if !plan.values.isEmpty {
            // The camera can work without a control that now refuses a value which it once accepted.
            for step in plan.steps(among: device.controls()) { try? device.set(step) }
        }
        do throws(SystemCallError) {
            ring = try BufferRing(device: device, lendsBuffers: !mode.isEmulated)
            var type = V4L2_BUF_TYPE_VIDEO_CAPTURE.rawValue
            try device.ioctl(cv4l2_STREAMON, "STREAMON", &type)
        } catch {
            throw V4L2Device.failure(error, label: label)
        }
    }

    deinit { close() }

    /// Stops streaming and closes the camera; later calls do nothing.
    func close() {
        guard let closing = device.take() else { return }
        ring.take()?.close()
        var type = V4L2_BUF_TYPE_VIDEO_CAPTURE.rawValue
        try? closing.ioctl(cv4l2_STREAMOFF, "STREAMOFF", &type)
        // Frames may keep the buffers mapped, but the driver must release them, or the camera stays busy.
        _ = cv4l2_forget_buffers(closing.descriptor)
    }

    /// Number of frames that were copied.
    var copied: Int { ring?.copied ?? 0 }

    /// The reason why a camera sends `rate` frames per second instead of the promised rate; nil if it is not known.
    func reason(forRate rate: Double) -> SlowCamera? {
        guard let promised = mode.rate, let device else { return nil }
        return SlowCamera(rate: rate, promised: promised, device: device)
    }

    /// What the driver had ready.
    enum Outcome {
        /// A complete frame with the driver's sequence number.
        case picture(Frame, number: UInt32)
        /// A buffer without a complete picture.
        case damaged(number: UInt32)
        /// No buffer was ready.
        case nothing
    }

    /// Waits until the driver has something, `event` is readable or `milliseconds` have passed.
    func wait(milliseconds: Double, event: Int32) throws(SystemCallError) {
        let flags = try poll(device?.descriptor ?? -1, event, milliseconds: milliseconds)
        hasFailed = flags[0] & Int16(POLLERR | POLLHUP | POLLNVAL) != 0
    }

    /// Whether the last wait ended with an error of the driver.
    private var hasFailed = false

    /// Takes what the driver has ready, without waiting.
    ///
    /// - Parameter time: returns a frame's time for the driver's timestamp.
    func take(time: (Double?) -> Double) throws(SystemCallError) -> Outcome {
        guard let device, let ring else { throw SystemCallError(call: "VIDIOC_DQBUF", code: ENODEV) }
        guard let filled = try ring.dequeue(from: device) else {
            // A driver that reports nothing but errors must not be polled for ever.
            if hasFailed { throw SystemCallError(call: "poll", code: EIO) }
            return .nothing
        }
        hasFailed = false
        if !filled.isDamaged,
            let frame = layout.frame(
                in: filled.bytes, time: time(filled.timestamp), sequence: Int(filled.sequence),
                storage: { ring.storage(of: filled) })
        {
            return .picture(frame, number: filled.sequence)
        }
        ring.giveBack(filled.index)
        return .damaged(number: filled.sequence)
    }

    // MARK: -

    /// Tries the camera's modes until the driver grants one that can be read.
    private static func negotiate(
        _ device: V4L2Device, _ request: CaptureRequest
    ) throws(CaptureError) -> (CameraMode, FrameLayout) {
        let modes = device.modes(for: request)
        for mode in request.order(modes) {
            do throws(SystemCallError) {
                guard var granted = try grant(device, mode) else { continue }
                granted.0.rate = setRate(device, mode.rate ?? request.rate) ?? mode.rate
                return granted
            } catch  where error.code == EINVAL {
                continue
            } catch {
                throw V4L2Device.failure(error, label: device.label)
            }
        }
        var offered: [String] = []
        for mode in modes where !mode.isEmulated && !offered.contains(mode.format.description) {
            offered.append(mode.format.description)
        }
        if let asked = request.format { throw .noSuchFormat(camera: device.label, asked: asked, offered: offered) }
        throw .noUsableFormat(camera: device.label, offered: offered)
    }

    /// Sets a mode; nil if the driver grants another one that cannot be read.
    private static func grant(
        _ device: V4L2Device, _ mode: CameraMode
    ) throws(SystemCallError) -> (CameraMode, FrameLayout)? {
        var format = v4l2_format()
        format.type = V4L2_BUF_TYPE_VIDEO_CAPTURE.rawValue
        format.fmt.pix.width = UInt32(mode.width)
        format.fmt.pix.height = UInt32(mode.height)
        format.fmt.pix.pixelformat = mode.format.code
        format.fmt.pix.field = V4L2_FIELD_ANY.rawValue
        try device.ioctl(cv4l2_S_FMT, "S_FMT", &format)
        let picture = format.fmt.pix
        var granted = mode
        granted.format = CameraFormat(code: picture.pixelformat)
        (granted.width, granted.height) = (Int(picture.width), Int(picture.height))
        guard let pixels = granted.format.pixels,
            let layout = FrameLayout(
                format: pixels, width: granted.width, height: granted.height, stride: Int(picture.bytesperline))
        else { return nil }
        return (granted, layout)
    }

    /// Sets a rate and returns the granted one; nil if the driver does not report it.
    private static func setRate(_ device: V4L2Device, _ rate: Double) -> Double? {
        var parameters = v4l2_streamparm()
        parameters.type = V4L2_BUF_TYPE_VIDEO_CAPTURE.rawValue
        parameters.parm.capture.timeperframe = v4l2_fract(numerator: 1000, denominator: UInt32(rate * 1000))
        guard (try? device.ioctl(cv4l2_S_PARM, "S_PARM", &parameters)) != nil else { return nil }
        let granted = parameters.parm.capture.timeperframe
        guard granted.numerator > 0, granted.denominator > 0 else { return nil }
        return Double(granted.denominator) / Double(granted.numerator)
    }
}

extension CameraInfo {
    /// Name and path of the camera, for messages.
    var label: String { "\(name) (\(path))" }
}
