import CV4L2

/// A control's name and its new value, as the user typed them.
public struct ControlSetting: Sendable, Equatable {
    /// The control's name, or a short one such as `exposure`.
    public let name: String
    /// The value: a number, a word, `auto` or `default`.
    public let value: String

    /// Makes a setting of a name and a value.
    public init(name: String, value: String) {
        self.name = CameraControl.name(of: name)
        self.value = value
    }

    /// Parses `NAME=VALUE`; nil if the text has another form.
    public init?(_ text: String) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[1].isEmpty else { return nil }
        self.init(name: String(parts[0]), value: String(parts[1]))
        guard !name.isEmpty else { return nil }
    }
}

extension ControlSetting {
    /// The controls to set, in order, for this setting.
    ///
    /// A value first turns the camera's automatic control off; `auto` turns it on again.
    ///
    /// - Throws: `ControlError` if there is no such control, or it cannot have the value.
    func values(among controls: [CameraControl]) throws(ControlError) -> [ControlValue] {
        let named = ControlFamily.named(name)
        guard let control = controls.first(where: { named?.value == $0.id || $0.name == name }) else {
            throw .noSuchControl(name: name, available: controls.map(\.name))
        }
        let family = ControlFamily.of(value: control.id)
        let autoControl = controls.first { $0.id == family?.autoControl }
        if value.lowercased() == "auto", let autoControl, let automatic = autoControl.automaticValue {
            return [ControlValue(control: autoControl, value: automatic)]
        }
        guard let number = control.value(of: value) else {
            throw .badValue(control: control, value: value, mayBeAutomatic: autoControl != nil)
        }
        let wanted = ControlValue(control: control, value: number)
        guard let autoControl, let family else { return [wanted] }
        if value.lowercased() == "default" {
            return [ControlValue(control: autoControl, value: autoControl.defaultValue)]
        }
        return [ControlValue(control: autoControl, value: family.manualValue), wanted]
    }
}

/// A control and the value to set.
struct ControlValue: Equatable, Sendable {
    let control: CameraControl
    let value: Int
}

extension CameraControl {
    /// The value of an automatic control that turns it on: its default if that does, else any such value.
    fileprivate var automaticValue: Int? {
        let manualValue = ControlFamily.all.first { $0.autoControl == id }?.manualValue ?? 0
        if defaultValue != manualValue { return defaultValue }
        switch kind {
        case .menu(let items): return items.keys.sorted().last { $0 != manualValue }
        case .toggle: return 1 - manualValue
        case .number: return nil
        }
    }
}

/// The controls to set for some settings, and the values to store.
struct ControlChange: Equatable, Sendable {
    /// The controls to set, in order.
    private(set) var steps: [ControlValue] = []
    /// The values to store, by name; nil removes a stored value.
    private(set) var kept: [String: Int?] = [:]

    /// Finds the controls and values of settings.
    ///
    /// - Throws: `ControlError` if a setting names no control of the camera or an invalid value.
    init(_ settings: [ControlSetting], among controls: [CameraControl]) throws(ControlError) {
        for setting in settings {
            for step in try setting.values(among: controls) {
                steps.append(step)
                kept[step.control.name] = .some(setting.value == "default" ? nil : step.value)
                for name in Self.names(freedBy: step, among: controls) { kept[name] = .some(nil) }
            }
        }
    }

    /// The controls that the camera determines by itself once another one has this value.
    private static func names(freedBy step: ControlValue, among controls: [CameraControl]) -> [String] {
        ControlFamily.all
            .filter { $0.autoControl == step.control.id && $0.manualValue != step.value }
            .flatMap { family in controls.filter { $0.id == family.value }.map(\.name) }
    }
}

/// A control with the one that makes it automatic, such as exposure time and automatic exposure.
///
/// The value can only be set while the automatic control is off, which users should not have to know.
struct ControlFamily: Sendable {
    /// The short name for users.
    let name: String
    /// The control that holds the value.
    let value: UInt32
    /// The control that makes the value automatic; nil if the camera cannot do that.
    var autoControl: UInt32?
    /// The value of `autoControl` that turns it off; its other values turn it on.
    var manualValue = 0

    /// All families that a camera may have.
    static let all: [ControlFamily] = [
        ControlFamily(
            name: "exposure", value: cv4l2_EXPOSURE, autoControl: cv4l2_EXPOSURE_AUTO,
            manualValue: Int(cv4l2_EXPOSURE_MANUAL)),
        ControlFamily(name: "exposure_priority", value: cv4l2_EXPOSURE_PRIORITY),
        ControlFamily(name: "gain", value: cv4l2_GAIN, autoControl: cv4l2_AUTOGAIN),
        ControlFamily(name: "focus", value: cv4l2_FOCUS, autoControl: cv4l2_FOCUS_AUTO),
        ControlFamily(name: "white_balance", value: cv4l2_WHITE_BALANCE, autoControl: cv4l2_WHITE_BALANCE_AUTO),
        ControlFamily(name: "power_line", value: cv4l2_POWER_LINE),
    ]

    /// The family with a short name.
    static func named(_ name: String) -> ControlFamily? {
        all.first { $0.name == name }
    }

    /// The family of a control that holds a value.
    static func of(value: UInt32) -> ControlFamily? {
        all.first { $0.value == value }
    }

    /// Whether a control makes another one automatic, and so has to be set before it.
    static func isAutoControl(_ id: UInt32) -> Bool {
        all.contains { $0.autoControl == id }
    }
}
