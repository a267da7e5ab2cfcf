import Recognition

/// Prints letters as they are typed, and ends with a line break.
///
/// What has been printed cannot be taken back, so a space waits for the word that follows it, and a letter that may
/// have been the beginning of one that moves waits until that is settled.
struct TextOutput: ReadingOutput {
    let file: OutputFile
    private var wordHasEnded = false
    private var hasPrinted = false
    /// A letter that waits, and when it was typed.
    private var waiting: (letter: String, since: Double)?

    init(file: OutputFile = .standardOutput) {
        self.file = file
    }

    mutating func write(_ reading: Reading) throws(OutputError) {
        if let waiting, reading.time - waiting.since > MovingLetter.longestDoubt { try settle() }
        if let commit = reading.commit {
            if reading.replaced == nil { try settle() } else { waiting = nil }
            if MovingLetter.mayBegin(with: commit) {
                waiting = (commit, reading.time)
            } else {
                try print(commit)
            }
        }
        if reading.endedWord != nil {
            try settle()
            wordHasEnded = true
        }
    }

    mutating func finish(commit: String?, text: String, at time: Double) throws(OutputError) {
        try settle()
        if let commit { try print(commit) }
        if hasPrinted { try file.write(Array("\n".utf8)) }
        hasPrinted = false
        wordHasEnded = false
    }

    private mutating func settle() throws(OutputError) {
        if let waiting { try print(waiting.letter) }
        waiting = nil
    }

    private mutating func print(_ letter: String) throws(OutputError) {
        try file.write(Array(((wordHasEnded ? " " : "") + letter).utf8))
        wordHasEnded = false
        hasPrinted = true
    }
}
