import Capture
import Testing

@testable import recognizer

@Suite struct CameraListingTests {
    @Test func everyCameraHasALineThatTellsHowToChooseIt() throws {
        let pipe = try OutputPipe()
        try CameraListing.print(
            [
                CameraInfo(path: "/dev/video0", index: 0, name: "HD Pro Webcam C920", bus: "usb-0000:00:14.0-1"),
                CameraInfo(path: "/dev/video2", index: 2, name: "Integrated", bus: "usb-0000:00:14.0-8"),
            ], to: pipe.file)
        let lines = pipe.text().split(separator: "\n")
        #expect(lines.count == 2)
        for part in ["0", "/dev/video0", "HD Pro Webcam C920", "usb-0000:00:14.0-1"] {
            #expect(lines.first?.contains(part) == true)
        }
        #expect(lines.last?.contains("/dev/video2") == true)
    }

    @Test func noCameraPrintsNothing() throws {
        let pipe = try OutputPipe()
        try CameraListing.print([], to: pipe.file)
        #expect(pipe.text() == "")
    }
}
