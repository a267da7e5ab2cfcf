import Basics
import Foundation

/// Where progress and notes go.
enum StandardError {
    /// Whether it is a terminal, on which a line can be written over.
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Writes text as it is.
    static func write(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }

    /// Writes a line.
    static func note(_ line: String) { write(line.printable + "\n") }
}
