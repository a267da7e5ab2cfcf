import Foundation

/// Command lines as a shell takes them.
enum ShellCommand {
    /// Flags that a command is given because of what is there already, and that its repetition does without.
    private static let occasional: Set<String> = ["--resume", "--force"]

    /// Returns the line that repeats a command of this program.
    ///
    /// - Parameter arguments: the program's path, then its arguments.
    static func repeated(_ arguments: [String]) -> String {
        (["trainer"] + arguments.dropFirst().filter { !occasional.contains($0) }.map(quoted)).joined(separator: " ")
    }

    /// Wraps an argument in single quotes if a shell would not take it as it is.
    static func quoted(_ argument: String) -> String {
        let isPlain = argument.unicodeScalars.allSatisfy { scalar in
            CharacterSet.alphanumerics.contains(scalar) || "-_./:=,@%+".unicodeScalars.contains(scalar)
        }
        guard argument.isEmpty || !isPlain else { return argument }
        return "'" + argument.replacing("'", with: "'\\''") + "'"
    }
}
