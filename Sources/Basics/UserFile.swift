import FoundationEssentials

/// Where the files are that the program keeps for its user, by the XDG base directory specification.
public enum UserFile {
    /// The location of a file with what the user has set; nil if there is no home folder.
    public static func configuration(
        _ name: String, _ environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> URL? {
        file(name, in: environment["XDG_CONFIG_HOME"], or: "/.config", environment)
    }

    /// The location of a file with what the program has gathered for the user; nil if there is no home folder.
    public static func data(
        _ name: String, _ environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> URL? {
        file(name, in: environment["XDG_DATA_HOME"], or: "/.local/share", environment)
    }

    private static func file(
        _ name: String, in configured: String?, or usual: String, _ environment: [String: String]
    ) -> URL? {
        let absolute = configured.flatMap { $0.hasPrefix("/") ? $0 : nil }
        guard let folder = absolute ?? environment["HOME"].map({ $0 + usual }) else { return nil }
        return URL(filePath: folder).appending(path: "fingerspell/\(name)")
    }
}
