import Recognition

/// Prints letters as they are typed, and ends with a line break.
///
/// What has been printed cannot be taken back, so a space waits for the word that follows it.
struct TextOutput: ReadingOutput {
    let file: OutputFile
    private var wordHasEnded = false
    private var hasPrinted = false

    init(file: OutputFile = .standardOutput) {
        self.file = file
    }

    mutating func write(_ reading: Reading) throws(OutputError) {
        if let commit = reading.commit { try print(commit) }
        if reading.endedWord != nil { wordHasEnded = true }
    }

    mutating func finish(commit: String?, text: String, at time: Double) throws(OutputError) {
        if let commit { try print(commit) }
        if hasPrinted { try file.write(Array("\n".utf8)) }
        hasPrinted = false
        wordHasEnded = false
    }

    private mutating func print(_ letter: String) throws(OutputError) {
        try file.write(Array(((wordHasEnded ? " " : "") + letter).utf8))
        wordHasEnded = false
        hasPrinted = true
    }
}
