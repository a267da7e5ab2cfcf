/// Something about a camera that can be set, such as its exposure.
public struct CameraControl: Sendable, Equatable {
    /// What values mean.
    public enum Kind: Sendable, Equatable {
        /// A number from `least` to `most`, in steps.
        case number(least: Int, most: Int, step: Int)
        /// 0 for off, 1 for on.
        case toggle
        /// One of some items, each a value with its name.
        case menu([Int: String])
    }

    /// The driver's number for it.
    let id: UInt32
    /// Its name in small letters, such as `exposure_time_absolute`, as other V4L2 programs have it too.
    public let name: String
    /// What its values mean.
    public let kind: Kind
    /// The value that it has in a new camera.
    public let defaultValue: Int
    /// The value that it has now.
    public var value: Int
    /// Whether another control takes care of it for now, as automatic exposure does of the exposure time.
    public var isInactive = false

    /// The name that a driver's title gives: small letters and digits, all else one `_`.
    static func name(of title: String) -> String {
        title.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.joined(separator: "_")
    }

    /// The value that a text means: a number, `on` or `off`, or the name of a menu's item; nil when it means none.
    func value(of text: String) -> Int? {
        let text = text.lowercased()
        if text == "default" { return defaultValue }
        switch kind {
        case .number(let least, let most, _):
            guard let number = Int(text), number >= least, number <= most else { return nil }
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

    /// A value in words, such as `on` or `1 (Manual Mode)`.
    public func text(of value: Int) -> String {
        switch kind {
        case .number: "\(value)"
        case .toggle: value == 0 ? "off" : "on"
        case .menu(let items): items[value].map { "\(value) (\($0))" } ?? "\(value)"
        }
    }

    /// The values that it can take, in words.
    public var range: String {
        switch kind {
        case .number(let least, let most, let step): "\(least)…\(most)" + (step > 1 ? " in steps of \(step)" : "")
        case .toggle: "off, on"
        case .menu(let items): items.keys.sorted().map(text(of:)).joined(separator: ", ")
        }
    }
}
