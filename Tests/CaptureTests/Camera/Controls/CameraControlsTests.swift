import Testing

@testable import Capture

@Suite struct CameraControlsTests {
    @Test func aCameraThatHasGoneHasNone() {
        let gone = CameraInfo(path: "/dev/video-that-was-here", index: 0, name: "Gone", bus: "usb-1")
        #expect(throws: CaptureError.unplugged(camera: "Gone (/dev/video-that-was-here)")) {
            try CameraControls.list(of: gone)
        }
    }
}
