/// What somebody wants a camera's control to be: a name and a value, as they were typed.
public struct ControlSetting: Sendable, Equatable {
    /// The control's name, or a short one such as `exposure`.
    public let name: String
    /// The value: a number, a word, `auto` or `default`.
    public let value: String

    /// Names a control and a value.
    public init(name: String, value: String) {
        self.name = CameraControl.name(of: name)
        self.value = value
    }

    /// Reads `NAME=VALUE`; nil when it is something else.
    public init?(_ text: String) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[1].isEmpty else { return nil }
        self.init(name: String(parts[0]), value: String(parts[1]))
        guard !name.isEmpty else { return nil }
    }
}

extension ControlSetting {
    /// The values to set, in order, for this to come true.
    ///
    /// A value of one's own first takes the choice away from the camera; `auto` gives it back.
    ///
    /// - Throws: `ControlError` when there is no such control, or it cannot have the value.
    func values(among controls: [CameraControl]) throws(ControlError) -> [ControlValue] {
        let family = ControlFamily.named(name)
        guard let control = controls.first(where: { family?.value == $0.id || $0.name == name }) else {
            throw .noSuchControl(name: name, available: controls.map(\.name))
        }
        let decider = ControlFamily.of(value: control.id)?.decider
        let deciding = controls.first { $0.id == decider }
        if value.lowercased() == "auto", let deciding, let automatic = deciding.automaticValue {
            return [ControlValue(control: deciding, value: automatic)]
        }
        guard let number = control.value(of: value) else {
            throw .badValue(control: control, value: value, mayBeAutomatic: deciding != nil)
        }
        let wanted = ControlValue(control: control, value: number)
        guard let deciding, let manual = ControlFamily.of(value: control.id)?.manual else { return [wanted] }
        if value.lowercased() == "default" {
            return [ControlValue(control: deciding, value: deciding.defaultValue)]
        }
        return [ControlValue(control: deciding, value: manual), wanted]
    }
}

/// A control and the value that it is to have.
struct ControlValue: Equatable, Sendable {
    let control: CameraControl
    let value: Int
}

extension CameraControl {
    /// The value of a deciding control by which the camera decides: its usual one if that is so, else any such.
    fileprivate var automaticValue: Int? {
        let manual = ControlFamily.all.first { $0.decider == id }?.manual ?? 0
        if defaultValue != manual { return defaultValue }
        switch kind {
        case .menu(let items): return items.keys.sorted().last { $0 != manual }
        case .toggle: return 1 - manual
        case .number: return nil
        }
    }
}
