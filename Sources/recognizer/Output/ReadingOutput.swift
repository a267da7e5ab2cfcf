import Recognition

/// Where readings go besides the window.
protocol ReadingOutput {
    /// Takes in what was read in a frame.
    mutating func write(_ reading: Reading) throws(OutputError)

    /// Takes in that no more will come.
    ///
    /// - Parameters:
    ///   - commit: a letter that the end itself has typed.
    ///   - text: all that was typed.
    ///   - time: the last frame's time in milliseconds.
    mutating func finish(commit: String?, text: String, at time: Double) throws(OutputError)
}
