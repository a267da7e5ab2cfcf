import Basics
import FoundationEssentials

/// The settings of a file: a JSON object whose members are the names of `PolicySetting`, all of them optional.
public struct PolicySettings: Sendable {
    /// A value of the file.
    private enum Value: Decodable, Sendable {
        case number(Double)
        case flag(Bool)
        case text(String)
        case other

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let flag = try? container.decode(Bool.self) {
                self = .flag(flag)
            } else if let number = try? container.decode(Double.self) {
                self = .number(number)
            } else if let text = try? container.decode(String.self) {
                self = .text(text)
            } else {
                self = .other
            }
        }
    }

    /// No valid file is larger.
    private static let maximumBytes = 1 << 20

    /// What each setting of the file does to a policy.
    private var changes: [@Sendable (inout CommitPolicy) -> Void] = []

    /// Makes settings that change nothing.
    public init() {}

    /// Reads a file; a missing or empty one sets nothing.
    ///
    /// - Throws: `PolicySettingsError` if it cannot be read or has a name or a value that cannot be.
    public init(file: URL) throws(PolicySettingsError) {
        guard FileManager.default.fileExists(atPath: file.path) else { return }
        let path = file.path
        let members: [String: Value]
        do {
            let bytes = try RegularFile.read(file, atMost: Self.maximumBytes)
            // A shell makes an empty file before the program prints what is to be in it.
            guard !bytes.isEmpty else { return }
            members = try JSONDecoder().decode([String: Value].self, from: bytes)
        } catch let error as RegularFileError {
            throw .unreadable(path: path, reason: "\(error)")
        } catch {
            throw .unreadable(path: path, reason: "it is no JSON object")
        }
        let unknown = members.keys.filter { name in !PolicySetting.all.contains { $0.name == name } }
        if let name = unknown.min() { throw .unknownName(path: path, name: name) }
        for setting in PolicySetting.all {
            guard let value = members[setting.name] else { continue }
            guard let change = Self.change(setting.part, to: value) else {
                throw .badValue(path: path, name: setting.name, allowed: setting.allowed)
            }
            changes.append(change)
        }
    }

    /// The location of the file in the user's folder of settings; nil if there is no home folder.
    public static func usualFile() -> URL? { UserFile.configuration("settings.json") }

    /// Changes what the file sets; the rest of the policy stays.
    public func apply(to policy: inout CommitPolicy) {
        for change in changes { change(&policy) }
    }

    /// A file that sets all of a policy, as a start for one of the user's own.
    public static func text(of policy: CommitPolicy) -> String {
        "{\n" + PolicySetting.all.map { "  \"\($0.name)\": \($0.json(of: policy))" }.joined(separator: ",\n") + "\n}"
    }

    private static func change(
        _ part: PolicySetting.Part, to value: Value
    ) -> (@Sendable (inout CommitPolicy) -> Void)? {
        switch (part, value) {
        case (.number(let range, let path), .number(let number)) where range.contains(number):
            return { $0[keyPath: path] = number }
        case (.flag(let path), .flag(let flag)):
            return { $0[keyPath: path] = flag }
        case (.reading(let path), .text(let text)):
            guard let reading = CommitPolicy.Reading(rawValue: text) else { return nil }
            return { $0[keyPath: path] = reading }
        default:
            return nil
        }
    }
}

/// Why a settings file cannot be used.
public enum PolicySettingsError: Error, Sendable, Equatable, CustomStringConvertible {
    /// It cannot be read, or is no JSON object.
    case unreadable(path: String, reason: String)
    /// There is no setting of this name.
    case unknownName(path: String, name: String)
    /// A setting cannot be this.
    case badValue(path: String, name: String, allowed: String)

    /// What is wrong, in which file, and what would be right.
    public var description: String {
        switch self {
        case .unreadable(let path, let reason):
            "The settings in \(path) cannot be read: \(reason). Repair or remove the file.".inOneLine
        case .unknownName(let path, let name):
            "\(path): there is no setting \(name). Those that there are: \(Self.names).".inOneLine
        case .badValue(let path, let name, let allowed):
            "\(path): \(name) must be \(allowed).".inOneLine
        }
    }

    private static var names: String { PolicySetting.all.map(\.name).joined(separator: ", ") }
}
