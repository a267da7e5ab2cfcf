/// What has to be set on a camera for some settings to come true, and what is to be remembered of it.
struct ControlChange: Equatable, Sendable {
    /// What to set, in order.
    private(set) var steps: [ControlValue] = []
    /// What to remember, by name; nil is to be forgotten.
    private(set) var kept: [String: Int?] = [:]

    /// Works settings out.
    ///
    /// - Throws: `ControlError` when one names no control of the camera or a value that it cannot have.
    init(_ settings: [ControlSetting], among controls: [CameraControl]) throws(ControlError) {
        for setting in settings {
            for step in try setting.values(among: controls) {
                steps.append(step)
                kept[step.control.name] = .some(setting.value == "default" ? nil : step.value)
                for name in Self.names(freedBy: step, among: controls) { kept[name] = .some(nil) }
            }
        }
    }

    /// The controls whose values are nobody's but the camera's when another has this value.
    private static func names(freedBy step: ControlValue, among controls: [CameraControl]) -> [String] {
        ControlFamily.all
            .filter { $0.decider == step.control.id && $0.manual != step.value }
            .flatMap { family in controls.filter { $0.id == family.value }.map(\.name) }
    }
}
