import Basics

/// What the program says to people, on standard error.
enum Messages {
    /// Says one thing, with the program's name before it.
    static func say(_ message: String) {
        // With standard error closed there is nobody left to tell.
        try? OutputFile.standardError.write(Array("recognizer: \(message.printable)\n".utf8))
    }
}
