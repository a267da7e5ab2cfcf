import Testing

@testable import Capture

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
