/// The values that a camera is given every time that it is opened, by the names of its controls.
struct ControlPlan: Sendable, Equatable {
    var values: [String: Int] = [:]

    /// The steps to take on a camera: those of its controls that the plan knows and that can have its values.
    ///
    /// What decides about other controls comes before them.
    func steps(among controls: [CameraControl]) -> [ControlValue] {
        let known = controls.compactMap { control -> ControlValue? in
            guard let value = values[control.name], control.value(of: "\(value)") != nil else { return nil }
            return ControlValue(control: control, value: value)
        }
        return known.filter { ControlFamily.decides($0.control.id) }
            + known.filter { !ControlFamily.decides($0.control.id) }
    }
}
