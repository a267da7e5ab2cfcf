import Testing

@testable import Capture
@testable import recognizer

@Suite struct ControlListingTests {
    @Test func aCameraThatIsNotThereHasNoList() {
        let camera = CameraInfo(path: "/dev/video-that-was-here", index: 0, name: "Gone", bus: "usb-1")
        #expect(throws: CaptureError.unplugged(camera: "Gone (/dev/video-that-was-here)")) {
            try ControlListing.print(of: camera)
        }
        #expect(ControlListing.lines([], ["gain": 3]).isEmpty)
    }

    @Test func everyControlHasALineWithAllThatThereIsToKnow() {
        let gain = CameraControl(
            id: 1, name: "gain", kind: .number(minimum: 0, maximum: 100, step: 1), defaultValue: 0, value: 7)
        let exposure = CameraControl(
            id: 2, name: "auto_exposure", kind: .menu([1: "Manual", 3: "Auto"]), defaultValue: 3, value: 3,
            isInactive: true)
        #expect(
            ControlListing.lines([gain, exposure], ["gain": 7]) == [
                "gain           7  [0…100]  default 0, remembered",
                "auto_exposure  3 (Auto)  [1 (Manual), 3 (Auto)]  default 3 (Auto), automatic now",
            ])
    }
}
