import CV4L2
import Glibc
import Imaging

/// One opening of a camera, from open to close.
///
/// Used by one thread at a time; the frames may go anywhere and outlive it.
final class CameraStream {
    /// What the driver granted.
    let mode: CameraMode
    private var device: V4L2Device?
    private var ring: BufferRing?
    private let layout: FrameLayout

    /// Opens a camera, agrees on a format and starts it.
    ///
    /// - Throws: `CaptureError` saying why it cannot stream.
    init(camera: CameraInfo, wish: CaptureRequest, plan: ControlPlan = ControlPlan()) throws(CaptureError) {
        let label = camera.label
        let device = try V4L2Device(path: camera.path, label: label)
        self.device = device
        (mode, layout) = try Self.negotiate(device, wish)
        if !plan.values.isEmpty {
            // A control that refuses what it once took must not keep the camera from working.
            for step in plan.steps(among: device.controls()) { try? device.set(step) }
        }
        do throws(SystemCallError) {
            ring = try BufferRing(device: device, mayLend: !mode.isEmulated)
            var type = V4L2_BUF_TYPE_VIDEO_CAPTURE.rawValue
            try device.request(cv4l2_STREAMON, "STREAMON", &type)
        } catch {
            throw V4L2Device.failure(error, label: label)
        }
    }

    deinit { close() }

    /// Stops the camera and lets it go, once; later calls do nothing.
    func close() {
        guard let closing = device.take() else { return }
        ring.take()?.close()
        var type = V4L2_BUF_TYPE_VIDEO_CAPTURE.rawValue
        try? closing.request(cv4l2_STREAMOFF, "STREAMOFF", &type)
        // Frames may keep the buffers mapped; the driver must give them up nevertheless, or the camera stays busy.
        _ = cv4l2_forget_buffers(closing.descriptor)
    }

    /// How many frames had to be copied.
    var copied: Int { ring?.copied ?? 0 }

    /// What keeps a camera slow that takes `rate` pictures a second instead of those that it promised.
    func reason(forRate rate: Double) -> SlowCamera? {
        guard let promised = mode.rate, let device else { return nil }
        return SlowCamera(rate: rate, promised: promised, device: device)
    }

    /// What a wait for pictures ended with.
    enum Outcome {
        /// A whole picture with the driver's running number.
        case picture(Frame, number: UInt32)
        /// A buffer held no whole picture.
        case damaged(number: UInt32)
        /// Nothing came.
        case nothing
    }

    /// Waits until the driver has something, `wake` becomes readable or `milliseconds` have passed.
    func wait(for milliseconds: Double, wake: Int32) throws(SystemCallError) {
        var entries = [
            pollfd(fd: device?.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
            pollfd(fd: wake, events: Int16(POLLIN), revents: 0),
        ]
        let limit = Int32(max(0, min(milliseconds, 1e6)).rounded(.up))
        try systemCall("poll") { poll(&entries, 2, limit) }
        hasFailed = entries[0].revents & Int16(POLLERR | POLLHUP | POLLNVAL) != 0
    }

    /// Whether the last wait ended because the driver had an error to tell.
    private var hasFailed = false

    /// Takes what the driver has ready, without waiting.
    ///
    /// - Parameter time: the time of a picture, from the driver's stamp.
    func take(time: (Double?) -> Double) throws(SystemCallError) -> Outcome {
        guard let device, let ring else { throw SystemCallError(call: "VIDIOC_DQBUF", code: ENODEV) }
        guard let filled = try ring.dequeue(from: device) else {
            // A driver that only ever says that it has failed must not be asked for ever.
            if hasFailed { throw SystemCallError(call: "poll", code: EIO) }
            return .nothing
        }
        hasFailed = false
        if !filled.isDamaged,
            let frame = layout.frame(
                in: filled.bytes, time: time(filled.stamp), sequence: Int(filled.sequence),
                storage: { ring.storage(of: filled) })
        {
            return .picture(frame, number: filled.sequence)
        }
        ring.giveBack(filled.index)
        return .damaged(number: filled.sequence)
    }

    // MARK: -

    /// Goes through what the camera offers until the driver grants something that can be read.
    private static func negotiate(
        _ device: V4L2Device, _ wish: CaptureRequest
    ) throws(CaptureError) -> (CameraMode, FrameLayout) {
        let modes = device.modes(for: wish)
        for mode in wish.order(modes) {
            do throws(SystemCallError) {
                guard var granted = try grant(device, mode) else { continue }
                granted.0.rate = setRate(device, mode.rate ?? wish.rate) ?? mode.rate
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
        if let asked = wish.format { throw .noSuchFormat(camera: device.label, asked: asked, offered: offered) }
        throw .noUsableFormat(camera: device.label, offered: offered)
    }

    /// Sets a mode; nil when the driver grants another that cannot be read.
    private static func grant(
        _ device: V4L2Device, _ mode: CameraMode
    ) throws(SystemCallError) -> (CameraMode, FrameLayout)? {
        var format = v4l2_format()
        format.type = V4L2_BUF_TYPE_VIDEO_CAPTURE.rawValue
        format.fmt.pix.width = UInt32(mode.width)
        format.fmt.pix.height = UInt32(mode.height)
        format.fmt.pix.pixelformat = mode.format.code
        format.fmt.pix.field = V4L2_FIELD_ANY.rawValue
        try device.request(cv4l2_S_FMT, "S_FMT", &format)
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

    /// Asks for a rate and returns what is granted; nil when the driver does not say.
    private static func setRate(_ device: V4L2Device, _ rate: Double) -> Double? {
        var parameters = v4l2_streamparm()
        parameters.type = V4L2_BUF_TYPE_VIDEO_CAPTURE.rawValue
        parameters.parm.capture.timeperframe = v4l2_fract(numerator: 1000, denominator: UInt32(rate * 1000))
        guard (try? device.request(cv4l2_S_PARM, "S_PARM", &parameters)) != nil else { return nil }
        let granted = parameters.parm.capture.timeperframe
        guard granted.numerator > 0, granted.denominator > 0 else { return nil }
        return Double(granted.denominator) / Double(granted.numerator)
    }
}

extension CameraInfo {
    /// The camera in messages.
    var label: String { "\(name) (\(path))" }
}
