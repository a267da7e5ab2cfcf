import Basics
import Spelling

/// Writes results to standard output.
protocol ResultOutput {
    /// Writes the result of a frame.
    mutating func write(_ result: RecognitionResult) throws(OutputError)

    /// Writes the text that was to be read in place of what was written, because it was the other hand.
    mutating func correct(_ text: String, at time: Double) throws(OutputError)

    /// Writes the end, after which no frames come.
    ///
    /// - Parameters:
    ///   - ending: what became of the text.
    ///   - time: the time of the last frame in milliseconds.
    mutating func finish(_ ending: Speller.Ending, at time: Double) throws(OutputError)
}

extension StandardError {
    /// Writes a message to the user, after the name of the program.
    static func say(_ message: String) { note("recognizer: \(message)") }
}
