import CV4L2
import Testing

@testable import Capture

@Suite struct ControlFamilyTests {
    @Test(arguments: ["exposure", "exposure_priority", "gain", "focus", "white_balance", "power_line"])
    func everyShortNameMeansAControl(name: String) throws {
        let family = try #require(ControlFamily.named(name))
        #expect(ControlFamily.of(value: family.value)?.name == name)
    }

    @Test func someControlsDecideAboutOthers() {
        #expect(ControlFamily.named("exposure")?.decider == cv4l2_EXPOSURE_AUTO)
        #expect(ControlFamily.named("exposure")?.manual == 1)
        #expect(ControlFamily.named("power_line")?.decider == nil)
        #expect(ControlFamily.decides(cv4l2_FOCUS_AUTO) && !ControlFamily.decides(cv4l2_FOCUS))
        #expect(ControlFamily.named("zoom") == nil && ControlFamily.of(value: 0) == nil)
    }
}
