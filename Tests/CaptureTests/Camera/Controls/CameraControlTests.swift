import Glibc
import Testing

@testable import Capture

@Suite struct CameraControlTests {
    @Test(arguments: [
        ("Exposure Time, Absolute", "exposure_time_absolute"), ("Gain", "gain"), ("  Focus -- Auto ", "focus_auto"),
        ("White Balance, Automatic", "white_balance_automatic"), ("Größe", "gr_e"), ("", ""), ("§$%", ""),
    ])
    func namesAreThoseOfOtherPrograms(title: String, name: String) {
        #expect(CameraControl.name(of: title) == name)
    }

    @Test(arguments: [
        ("7", 7), ("0", 0), ("100", 100), ("default", 0), ("101", nil), ("-1", nil), ("7.5", nil), ("on", nil),
        ("", nil), ("99999999999999999999", nil),
    ])
    func numbersHaveARange(text: String, value: Int?) {
        #expect(ControlSamples.gain.value(of: text) == value)
    }

    @Test(arguments: [("on", 1), ("OFF", 0), ("1", 1), ("0", 0), ("yes", 1), ("2", nil), ("maybe", nil)])
    func togglesAreOnOrOff(text: String, value: Int?) {
        #expect(ControlSamples.priority.value(of: text) == value)
    }

    @Test(arguments: [
        ("1", 1), ("50 Hz", 1), ("60hz", nil), ("60_hz", 2), ("60", 2), ("disabled", 0), ("dis", 0), ("3", nil),
        ("hz", nil), ("_", nil), ("default", 1),
    ])
    func menusHaveItems(text: String, value: Int?) {
        #expect(ControlSamples.powerLine.value(of: text) == value)
    }

    @Test func valuesAndRangesAreInWords() {
        #expect(ControlSamples.gain.text(of: 3) == "3")
        #expect(ControlSamples.priority.text(of: 1) == "on")
        #expect(ControlSamples.powerLine.text(of: 2) == "2 (60 Hz)")
        #expect(ControlSamples.powerLine.text(of: 9) == "9")
        #expect(ControlSamples.gain.range == "0…100")
        #expect(ControlSamples.focus.range == "0…250 in steps of 5")
        #expect(ControlSamples.priority.range == "off, on")
        #expect(ControlSamples.exposureMode.range == "1 (Manual Mode), 3 (Aperture Priority Mode)")
    }
}

@Suite struct CameraControlsTests {
    @Test func aCameraThatHasGoneHasNone() {
        let gone = CameraInfo(path: "/dev/video-that-was-here", index: 0, name: "Gone", bus: "usb-1")
        #expect(throws: CaptureError.unplugged(camera: "Gone (/dev/video-that-was-here)")) {
            try CameraControls.list(of: gone)
        }
    }
}

@Suite struct ControlErrorTests {
    @Test(arguments: [
        (ControlError.noSuchControl(name: "zoom", available: ["gain", "focus"]), ["“zoom”", "  gain\n  focus"]),
        (.noSuchControl(name: "zoom", available: []), ["“zoom”", "none that can be set"]),
        (
            .badValue(control: ControlSamples.exposure, value: "x", mayBeAutomatic: true),
            ["exposure_time_absolute", "“x”", "3…2047", "auto"]
        ),
        (.badValue(control: ControlSamples.gain, value: "-1", mayBeAutomatic: false), ["gain", "“-1”", "0…100 or"]),
        (
            .refused(name: "gain", value: 3, SystemCallError(call: "VIDIOC_S_CTRL", code: EIO)),
            ["gain to 3", "VIDIOC_S_CTRL", "--list-controls"]
        ),
        (.cannotRemember(path: "/x/cameras.json", reason: "no"), ["/x/cameras.json", "no", "delete"]),
    ])
    func saysWhatIsWrongAndWhatToDo(error: ControlError, words: [String]) {
        for word in words { #expect("\(error)".contains(word), "\(error)") }
    }
}
