import Foundation

/// How a process ended and what it wrote.
public struct ProcessResult: Sendable {
    /// The exit status, or the signal's number when `wasSignalled`.
    public let status: Int32
    /// Whether a signal ended it: it crashed or was killed.
    public let wasSignalled: Bool
    /// What it wrote to standard output.
    public let output: Data
    /// What it wrote to standard error.
    public let errors: Data

    /// Standard output as text.
    public var text: String { String(decoding: output, as: UTF8.self) }
    /// Standard error as text.
    public var errorText: String { String(decoding: errors, as: UTF8.self) }
    /// Standard output in lines, without empty ones.
    public var lines: [String] { text.split(separator: "\n").map(String.init) }
}

/// A process that did not do in time what the test waited for.
public struct ProcessOverdue: Error, CustomStringConvertible {
    /// Its command line.
    public let command: String
    /// What it was given.
    public let seconds: Double
    /// What it had done until then.
    public let result: ProcessResult

    /// What was waited for in vain, and what the process had written.
    public var description: String {
        "`\(command)` did not do what was waited for within \(seconds) s (status \(result.status)); "
            + "it wrote:\n\(result.text)\n\(result.errorText)"
    }
}
