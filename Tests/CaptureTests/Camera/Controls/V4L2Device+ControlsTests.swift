import CV4L2
import Glibc
import Testing

@testable import Capture

@Suite struct V4L2DeviceControlsTests {
    @Test func whatIsNoCameraHasNoControls() throws {
        guard let device = try? V4L2Device(path: "/dev/null", label: "nothing") else { return }
        #expect(device.controls().isEmpty)
        #expect(device.value(of: cv4l2_GAIN) == nil)
        let refused = #expect(throws: ControlError.self) {
            try device.set(ControlValue(control: ControlSamples.gain, value: 3))
        }
        #expect(refused == .refused(name: "gain", value: 3, SystemCallError(call: "VIDIOC_S_CTRL", code: ENOTTY)))
    }
}
