import Basics

/// Why a file that comes with the program cannot be used.
public enum ModelLocationError: Error, Sendable, Equatable {
    /// None of the folders has it.
    case notFound(name: String, folders: [String])
}

extension ModelLocationError: CustomStringConvertible {
    /// What is missing, where it was looked for, and what to do.
    public var description: String { words.inOneLine }

    private var words: String {
        switch self {
        case .notFound(ModelLocation.letters, let folders):
            "no letter model: there is no \(ModelLocation.letters) in \(folders.joined(separator: ", ")). "
                + "Pass one with --model FILE, or train one with `swift run trainer`."
        case .notFound(ModelLocation.locator, let folders):
            "no model that finds hands: there is no \(ModelLocation.locator) in \(folders.joined(separator: ", ")). "
                + "Pass one with --locator FILE, or train one with `swift run trainer locate`."
        case .notFound(let name, let folders):
            "there is no \(name) in \(folders.joined(separator: ", "))."
        }
    }
}
