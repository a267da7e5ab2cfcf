import Testing

@testable import Capture

@Suite struct ControlPlanTests {
    @Test func whatDecidesComesFirst() {
        let plan = ControlPlan(values: ["exposure_time_absolute": 100, "gain": 3, "auto_exposure": 1])
        let steps = plan.steps(among: ControlSamples.all).map { "\($0.control.name)=\($0.value)" }
        #expect(steps == ["auto_exposure=1", "gain=3", "exposure_time_absolute=100"])
    }

    @Test func whatTheCameraDoesNotHaveIsLeftOut() {
        let plan = ControlPlan(values: ["gain": 1000, "zoom": 3, "power_line_frequency": 7])
        #expect(plan.steps(among: ControlSamples.all).isEmpty)
        #expect(ControlPlan().steps(among: ControlSamples.all).isEmpty)
    }
}
