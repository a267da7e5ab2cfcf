/// A file, or a line of a table, that could not be used.
public struct SkippedFile: Sendable, Equatable {
    /// The file's path, with the line number where it is a table.
    public var name: String
    /// What is wrong with it.
    public var reason: String

    /// Makes a note of a file that is passed over.
    public init(name: String, reason: String) {
        self.name = name
        self.reason = reason
    }
}
