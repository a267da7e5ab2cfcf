import Basics

/// Why a camera's control cannot be set.
public enum ControlError: Error, Sendable, Equatable {
    /// The camera has no such control.
    case noSuchControl(name: String, available: [String])
    /// The control cannot have this value.
    case badValue(control: CameraControl, value: String, mayBeAutomatic: Bool)
    /// The driver refused.
    case refused(name: String, value: Int, SystemCallError)
    /// The file of remembered values cannot be read, or is not what it should be.
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
