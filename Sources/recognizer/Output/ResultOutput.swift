import Spelling

/// Where results go besides the window.
protocol ResultOutput {
    /// Writes what was read in a frame.
    mutating func write(_ result: RecognitionResult) throws(OutputError)

    /// Writes the end: no more frames come.
    ///
    /// - Parameters:
    ///   - commit: a letter that the end itself has typed.
    ///   - text: all the text.
    ///   - time: the last frame's time in milliseconds.
    mutating func finish(commit: String?, text: String, at time: Double) throws(OutputError)
}
