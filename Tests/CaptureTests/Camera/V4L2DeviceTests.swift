import CV4L2
import Glibc
import Testing

@testable import Capture

@Suite struct V4L2DeviceTests {
    @Test(arguments: [
        (EACCES, CaptureError.noPermission(camera: "Front")), (EPERM, .noPermission(camera: "Front")),
        (EBUSY, .busy(camera: "Front")), (ENODEV, .unplugged(camera: "Front")), (ENXIO, .unplugged(camera: "Front")),
        (ENOENT, .unplugged(camera: "Front")), (ENOSPC, .noBandwidth(camera: "Front")),
        (EIO, .device(camera: "Front", SystemCallError(call: "VIDIOC_X", code: EIO))),
    ])
    func knowsWhatFailuresMean(code: Int32, meaning: CaptureError) {
        #expect(V4L2Device.failure(SystemCallError(call: "VIDIOC_X", code: code), label: "Front") == meaning)
    }

    @Test(.enabled(if: V4L2Device.null != nil, "this libv4l2 opens cameras only"))
    func namesTheRequestThatFailed() throws {
        // libv4l2 passes on to the kernel what is no camera, and that refuses.
        let device = try #require(V4L2Device.null)
        var capability = v4l2_capability()
        #expect(throws: SystemCallError(call: "VIDIOC_QUERYCAP", code: ENOTTY)) {
            try device.ioctl(cv4l2_QUERYCAP, "QUERYCAP", &capability)
        }
        #expect(device.modes(for: CaptureRequest()).isEmpty)
    }

    @Test func aNodeThatHasGoneIsUnplugged() {
        #expect(throws: CaptureError.unplugged(camera: "gone")) {
            try V4L2Device(path: "/dev/video-that-was-here", label: "gone")
        }
    }

    @Test(arguments: [
        (640, 640), (641, 640), (5, 16), (5000, 1920), (16, 16), (24, 32), (23, 16),
    ])
    func findsTheNearestSizeOfARange(wished: Int, expected: Int) {
        #expect(V4L2Device.nearest(wished, 16, 1920, 16) == expected)
    }

    @Test func survivesRangesThatMakeNoSense() {
        #expect(V4L2Device.nearest(640, 0, 0, 0) == 0)
        #expect(V4L2Device.nearest(640, 800, 100, 1) == 800)
        #expect(V4L2Device.nearest(640, 16, .max, .max) == 16)
    }
}

@Suite struct V4L2DeviceControlsTests {
    @Test(.enabled(if: V4L2Device.null != nil, "this libv4l2 opens cameras only"))
    func whatIsNoCameraHasNoControls() throws {
        let device = try #require(V4L2Device.null)
        #expect(device.controls().isEmpty)
        #expect(device.value(of: cv4l2_GAIN) == nil)
        let refused = #expect(throws: ControlError.self) {
            try device.set(ControlValue(control: ControlSamples.gain, value: 3))
        }
        #expect(refused == .refused(name: "gain", value: 3, SystemCallError(call: "VIDIOC_S_CTRL", code: ENOTTY)))
    }
}
