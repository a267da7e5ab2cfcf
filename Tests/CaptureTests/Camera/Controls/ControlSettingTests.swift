import CV4L2
import Testing

@testable import Capture

@Suite struct ControlSettingTests {
    @Test(arguments: [
        ("gain=3", "gain", "3"), ("Exposure-Priority=off", "exposure_priority", "off"),
        ("power line=50 Hz", "power_line", "50 Hz"), ("a=b=c", "a", "b=c"),
    ])
    func readsANameAndAValue(text: String, name: String, value: String) {
        #expect(ControlSetting(text) == ControlSetting(name: name, value: value))
        #expect(ControlSetting(text)?.name == name)
    }

    @Test(arguments: ["", "gain", "=3", "gain=", "=", "--=1"])
    func refusesWhatIsNone(text: String) {
        #expect(ControlSetting(text) == nil)
    }

    private func steps(_ name: String, _ value: String) throws -> [String] {
        try ControlSetting(name: name, value: value).values(among: ControlSamples.all)
            .map { "\($0.control.name)=\($0.value)" }
    }

    @Test func aValueOfOnesOwnFirstTakesTheChoiceAway() throws {
        #expect(try steps("exposure", "100") == ["auto_exposure=1", "exposure_time_absolute=100"])
        #expect(try steps("exposure_time_absolute", "100") == ["auto_exposure=1", "exposure_time_absolute=100"])
        #expect(try steps("focus", "5") == ["focus_automatic_continuous=0", "focus_absolute=5"])
    }

    @Test func autoGivesTheChoiceBack() throws {
        #expect(try steps("exposure", "auto") == ["auto_exposure=3"])
        #expect(try steps("Focus", "AUTO") == ["focus_automatic_continuous=1"])
        #expect(try steps("exposure", "default") == ["auto_exposure=3"])
    }

    @Test func controlsWithoutChoiceAreSetAlone() throws {
        #expect(try steps("gain", "9") == ["gain=9"])
        #expect(try steps("exposure_priority", "off") == ["exposure_dynamic_framerate=0"])
        #expect(try steps("power_line", "60") == ["power_line_frequency=2"])
        #expect(try steps("gain", "default") == ["gain=0"])
        #expect(try steps("auto_exposure", "manual") == ["auto_exposure=1"])
    }

    @Test func wrongOnesAreRefusedWithTheList() {
        #expect(
            throws: ControlError.noSuchControl(name: "zoom", available: ControlSamples.all.map(\.name))
        ) { try steps("zoom", "1") }
        #expect(
            throws: ControlError.badValue(control: ControlSamples.gain, value: "auto", mayBeAutomatic: false)
        ) { try steps("gain", "auto") }
        #expect(
            throws: ControlError.badValue(control: ControlSamples.exposure, value: "bright", mayBeAutomatic: true)
        ) { try steps("exposure", "bright") }
        #expect(throws: ControlError.self) { try steps("white_balance", "4000") }
    }
}

@Suite struct ControlChangeTests {
    private func change(_ settings: (String, String)...) throws -> ControlChange {
        try ControlChange(
            settings.map { ControlSetting(name: $0.0, value: $0.1) }, among: ControlSamples.all)
    }

    @Test func whatIsSetIsRemembered() throws {
        let change = try change(("exposure", "100"), ("gain", "3"))
        #expect(change.steps.map(\.value) == [1, 100, 3])
        #expect(change.kept == ["auto_exposure": 1, "exposure_time_absolute": 100, "gain": 3])
    }

    @Test func whatTheCameraChoosesAgainIsForgotten() throws {
        #expect(try change(("exposure", "auto")).kept == ["auto_exposure": 3, "exposure_time_absolute": nil])
        let both = try change(("focus", "5"), ("focus", "auto"))
        #expect(both.kept == ["focus_automatic_continuous": 1, "focus_absolute": nil])
    }

    @Test func defaultsAreSetAndForgotten() throws {
        let change = try change(("gain", "default"))
        #expect(change.steps.map(\.value) == [0])
        #expect(change.kept == ["gain": nil])
    }

    @Test func oneWrongSettingSpoilsAll() {
        #expect(throws: ControlError.self) { try change(("gain", "3"), ("zoom", "1")) }
    }
}

@Suite struct ControlFamilyTests {
    @Test(arguments: ["exposure", "exposure_priority", "gain", "focus", "white_balance", "power_line"])
    func everyShortNameMeansAControl(name: String) throws {
        let family = try #require(ControlFamily.named(name))
        #expect(ControlFamily.of(value: family.value)?.name == name)
    }

    @Test func someControlsDecideAboutOthers() {
        #expect(ControlFamily.named("exposure")?.autoControl == cv4l2_EXPOSURE_AUTO)
        #expect(ControlFamily.named("exposure")?.manualValue == 1)
        #expect(ControlFamily.named("power_line")?.autoControl == nil)
        #expect(ControlFamily.isAutoControl(cv4l2_FOCUS_AUTO) && !ControlFamily.isAutoControl(cv4l2_FOCUS))
        #expect(ControlFamily.named("zoom") == nil && ControlFamily.of(value: 0) == nil)
    }
}
