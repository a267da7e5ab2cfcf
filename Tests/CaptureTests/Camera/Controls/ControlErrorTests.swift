import Glibc
import Testing

@testable import Capture

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
