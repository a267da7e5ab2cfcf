import Foundation
import TestSupport
import Testing

@testable import Capture
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

@Suite struct RememberedControlsTests {
    @Test func aBrokenFileIsToldOfAndKeepsNothingFromWorking() async throws {
        let folder = try TemporaryFolder()
        try folder.write(Array("{".utf8), to: "fingerspell/cameras.json")
        let result = try await ProductRunner.run(
            "recognizer", ["--headless", "--camera", "a camera that nobody has"],
            environment: ["XDG_CONFIG_HOME": folder.url.path])
        #expect(result.status == 1)
        #expect(result.errorText.contains("fingerspell/cameras.json cannot be used"))
        #expect(result.errorText.contains("a camera that nobody has"))
    }
}
