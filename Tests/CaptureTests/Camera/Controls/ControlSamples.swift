import CV4L2

@testable import Capture

/// Controls as an ordinary USB camera has them.
enum ControlSamples {
    static let gain = CameraControl(
        id: cv4l2_GAIN, name: "gain", kind: .number(minimum: 0, maximum: 100, step: 1), defaultValue: 0, value: 7)
    static let exposureMode = CameraControl(
        id: cv4l2_EXPOSURE_AUTO, name: "auto_exposure",
        kind: .menu([1: "Manual Mode", 3: "Aperture Priority Mode"]), defaultValue: 3, value: 3)
    static let exposure = CameraControl(
        id: cv4l2_EXPOSURE, name: "exposure_time_absolute", kind: .number(minimum: 3, maximum: 2047, step: 1),
        defaultValue: 250, value: 250, isInactive: true)
    static let priority = CameraControl(
        id: cv4l2_EXPOSURE_PRIORITY, name: "exposure_dynamic_framerate", kind: .toggle, defaultValue: 0, value: 1)
    static let focus = CameraControl(
        id: cv4l2_FOCUS, name: "focus_absolute", kind: .number(minimum: 0, maximum: 250, step: 5), defaultValue: 0,
        value: 0)
    static let focusMode = CameraControl(
        id: cv4l2_FOCUS_AUTO, name: "focus_automatic_continuous", kind: .toggle, defaultValue: 1, value: 1)
    static let powerLine = CameraControl(
        id: cv4l2_POWER_LINE, name: "power_line_frequency", kind: .menu([0: "Disabled", 1: "50 Hz", 2: "60 Hz"]),
        defaultValue: 1, value: 1)
    static let all = [gain, powerLine, exposure, exposureMode, priority, focus, focusMode]
}

extension V4L2Device {
    /// A device that is no camera, whose requests the kernel refuses; nil if this libv4l2 opens cameras only.
    static let null = try? V4L2Device(path: "/dev/null", label: "nothing")
}
