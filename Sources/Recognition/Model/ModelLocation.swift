import Basics
import FoundationEssentials

/// Finds the files that come with the program: `models/letters.safetensors` and its neighbours.
///
/// Looked through in order: `models` beside the executable and in the folders above it, as far as a build lies below
/// its repository, `models` in the working directory, then `fingerspell/models` in the XDG data directories, the
/// user's own first.
public struct ModelLocation: Sendable {
    /// The letter network that ships with the program.
    public static let letters = "letters.safetensors"
    /// The network that finds hands.
    public static let locator = "locator.safetensors"
    /// The network that reads letters in a sequence.
    public static let sequences = "spelling.safetensors"
    /// The words of English, by which words are read.
    public static let language = "english.language"

    /// `.build/<platform>/debug` is three folders below the repository.
    private static let levelsAbove = 3

    /// The folders that are looked through, in order.
    public let folders: [URL]

    /// Looks where this process would.
    public init() {
        self.init(
            executable: URL(filePath: "/proc/self/exe").resolvingSymlinksInPath(),
            workingFolder: URL(filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory),
            environment: ProcessInfo.processInfo.environment)
    }

    /// Looks where a process with this executable, working directory and environment would.
    public init(executable: URL, workingFolder: URL, environment: [String: String]) {
        var above: [URL] = []
        var folder = executable.deletingLastPathComponent().standardizedFileURL
        while folder.pathComponents.count > 1, above.count <= Self.levelsAbove {
            above.append(folder)
            folder = folder.deletingLastPathComponent()
        }
        let near = above + (above.contains { $0.path == workingFolder.path } ? [] : [workingFolder])
        let bundled = near.map { $0.appending(path: "models", directoryHint: .isDirectory) }
        let shared = Self.dataFolders(environment).map {
            $0.appending(path: "fingerspell/models", directoryHint: .isDirectory)
        }
        folders = bundled + shared
    }

    /// The first file of this name.
    ///
    /// - Throws: `ModelLocationError` when no folder has it.
    public func find(_ name: String = ModelLocation.letters) throws(ModelLocationError) -> URL {
        let places = folders.map { $0.appending(path: name) }
        guard let found = places.first(where: { FileManager.default.fileExists(atPath: $0.path) }) else {
            throw .notFound(name: name, folders: folders.map(\.path))
        }
        return found
    }

    /// As the XDG base directory specification has them; relative paths in the variables are to be ignored.
    private static func dataFolders(_ environment: [String: String]) -> [URL] {
        func absolute(_ paths: String?) -> [String] {
            (paths ?? "").split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
        }
        let home = absolute(environment["XDG_DATA_HOME"]).first ?? environment["HOME"].map { $0 + "/.local/share" }
        let system = absolute(environment["XDG_DATA_DIRS"])
        return ([home].compactMap { $0 } + (system.isEmpty ? ["/usr/local/share", "/usr/share"] : system))
            .map { URL(filePath: $0, directoryHint: .isDirectory) }
    }
}

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
        case .notFound(ModelLocation.sequences, let folders):
            "no model that reads words: there is no \(ModelLocation.sequences) in \(folders.joined(separator: ", ")). "
                + "Install it again, or train one with `swift run trainer spell`."
        case .notFound(ModelLocation.language, let folders):
            "no language: there is no \(ModelLocation.language) in \(folders.joined(separator: ", ")). "
                + "Install it again, or make it with tools/make-lexicon."
        case .notFound(let name, let folders):
            "there is no \(name) in \(folders.joined(separator: ", "))."
        }
    }
}
