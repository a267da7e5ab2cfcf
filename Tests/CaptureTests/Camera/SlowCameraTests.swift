import Testing

@testable import Capture

@Suite struct SlowCameraTests {
    @Test func saysWhatHelps() {
        let slow = SlowCamera(rate: 14.8, promised: 30, remedy: "exposure_priority=off")
        #expect(
            "\(slow)" == "Too dark: 15 of 30 pictures a second. Add light, or use --control exposure_priority=off.")
    }

    @Test func exposureIsNotBlamedWithoutControls() throws {
        guard let device = try? V4L2Device(path: "/dev/null", label: "nothing") else { return }
        #expect(SlowCamera(rate: 15, promised: 30, device: device) == nil)
    }
}
