import Basics

/// A setting of a camera, such as its exposure time.
public struct CameraControl: Sendable, Equatable {
    /// The kinds of values that controls have.
    public enum Kind: Sendable, Equatable {
        /// A number from `minimum` to `maximum`, in steps.
        case number(minimum: Int, maximum: Int, step: Int)
        /// 0 for off, 1 for on.
        case toggle
        /// One of several items, each a value with its name.
        case menu([Int: String])
    }

    /// The driver's number of the control.
    let id: UInt32
    /// Its name in lower case, such as `exposure_time_absolute`, the same as in other V4L2 programs.
    public let name: String
    /// The kind of its values.
    public let kind: Kind
    /// The value of a new camera.
    public let defaultValue: Int
    /// The current value.
    public var value: Int
    /// Whether another control currently determines the value, as automatic exposure does for the exposure time.
    public var isInactive = false

    /// The name for a driver's title: lower-case letters and digits, with all else replaced by single `_`.
    static func name(of title: String) -> String {
        title.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.joined(separator: "_")
    }

    /// The value that a text stands for: a number, `on` or `off`, or the name of a menu's item; nil if it is not valid.
    func value(of text: String) -> Int? {
        let text = text.lowercased()
        if text == "default" { return defaultValue }
        switch kind {
        case .number(let minimum, let maximum, _):
            guard let number = Int(text), number >= minimum, number <= maximum else { return nil }
            return number
        case .toggle:
            return ["0": 0, "off": 0, "false": 0, "no": 0, "1": 1, "on": 1, "true": 1, "yes": 1][text]
        case .menu(let items):
            if let number = Int(text), items[number] != nil { return number }
            let wanted = Self.name(of: text)
            let names = items.mapValues(Self.name(of:)).filter { !wanted.isEmpty && $0.value.hasPrefix(wanted) }
            return names.first { $0.value == wanted }?.key ?? (names.count == 1 ? names.first?.key : nil)
        }
    }

    /// A value as text, such as `on` or `1 (Manual Mode)`.
    public func text(of value: Int) -> String {
        switch kind {
        case .number: "\(value)"
        case .toggle: value == 0 ? "off" : "on"
        case .menu(let items): items[value].map { "\(value) (\($0))" } ?? "\(value)"
        }
    }

    /// The valid values as text.
    public var range: String {
        switch kind {
        case .number(let minimum, let maximum, let step):
            "\(minimum)…\(maximum)" + (step > 1 ? " in steps of \(step)" : "")
        case .toggle: "off, on"
        case .menu(let items): items.keys.sorted().map(text(of:)).joined(separator: ", ")
        }
    }
}

/// Lists controls without streaming from the camera.
public enum CameraControls {
    /// The controls of a camera with their values, in its driver's order.
    ///
    /// - Throws: `CaptureError` if the camera cannot be opened.
    public static func list(of camera: CameraInfo) throws(CaptureError) -> [CameraControl] {
        try V4L2Device(path: camera.path, label: camera.label).controls()
    }
}

/// Why a camera's control cannot be set.
public enum ControlError: Error, Sendable, Equatable {
    /// The camera has no such control.
    case noSuchControl(name: String, available: [String])
    /// The control cannot have this value.
    case badValue(control: CameraControl, value: String, mayBeAutomatic: Bool)
    /// The driver refused the value.
    case refused(name: String, value: Int, SystemCallError)
    /// The file of stored values cannot be read or written, or has other contents.
    case cannotRemember(path: String, reason: String)
}

extension ControlError: CustomStringConvertible {
    /// What failed and what to do about it.
    public var description: String {
        guard case .noSuchControl(let name, let available) = self, !available.isEmpty else { return words.inOneLine }
        let list = available.map { "  \($0.inOneLine)\n" }.joined()
        return "There is no control “\(name.inOneLine)”. These are there:\n\(list)See --list-controls."
    }

    private var words: String {
        switch self {
        case .noSuchControl(let name, _):
            "There is no control “\(name)”: this camera has none that can be set."
        case .badValue(let control, let value, let mayBeAutomatic):
            """
            \(control.name) cannot be “\(value)”. It can be \(control.range)\
            \(mayBeAutomatic ? ", auto" : "") or default.
            """
        case .refused(let name, let value, let error):
            "The camera does not set \(name) to \(value): \(error). See --list-controls for what it can."
        case .cannotRemember(let path, let reason):
            "The camera settings in \(path) cannot be used: \(reason). Correct the file or delete it."
        }
    }
}
