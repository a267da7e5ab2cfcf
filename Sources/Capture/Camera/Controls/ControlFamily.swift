import CV4L2

/// A value that a camera can take care of by itself, and the control that decides whether it does.
///
/// A value can only be set while the camera does not take care of it, which nobody should have to know.
struct ControlFamily: Sendable {
    /// Name for people, also without its `_`.
    let name: String
    /// The control that holds the value.
    let value: UInt32
    /// The control that decides whether the camera chooses the value; nil when it never does.
    var decider: UInt32?
    /// What the decider is set to for a value of one's own; its other values are automatic.
    var manual = 0

    /// All that a camera may have.
    static let all: [ControlFamily] = [
        ControlFamily(
            name: "exposure", value: cv4l2_EXPOSURE, decider: cv4l2_EXPOSURE_AUTO, manual: Int(cv4l2_EXPOSURE_MANUAL)),
        ControlFamily(name: "exposure_priority", value: cv4l2_EXPOSURE_PRIORITY),
        ControlFamily(name: "gain", value: cv4l2_GAIN, decider: cv4l2_AUTOGAIN),
        ControlFamily(name: "focus", value: cv4l2_FOCUS, decider: cv4l2_FOCUS_AUTO),
        ControlFamily(name: "white_balance", value: cv4l2_WHITE_BALANCE, decider: cv4l2_WHITE_BALANCE_AUTO),
        ControlFamily(name: "power_line", value: cv4l2_POWER_LINE),
    ]

    /// The family that a name means.
    static func named(_ name: String) -> ControlFamily? {
        all.first { $0.name == name }
    }

    /// The family of a value.
    static func of(value: UInt32) -> ControlFamily? {
        all.first { $0.value == value }
    }

    /// Whether a control decides about another, and has to be set before that.
    static func decides(_ id: UInt32) -> Bool {
        all.contains { $0.decider == id }
    }
}
