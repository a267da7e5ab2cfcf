import Recognition
import Spelling

/// Prints letters as they are typed, and ends with a line break.
///
/// What has been printed cannot be taken back, so a space waits for the word that follows it, and a letter that may
/// have been the beginning of one that moves waits until that is settled.
struct TextOutput: ResultOutput {
    let file: OutputFile
    private var wordHasEnded = false
    private var hasPrinted = false
    /// A letter that waits, and when it was typed.
    private var waiting: (letter: String, since: Double)?

    init(file: OutputFile = .standardOutput) {
        self.file = file
    }

    mutating func write(_ result: RecognitionResult) throws(OutputError) {
        if let waiting, result.observation.time - waiting.since > MotionLetter.replacementTime { try settle() }
        if let commit = result.commit {
            if result.replaced == nil { try settle() } else { waiting = nil }
            if MotionLetter.isHandshape(commit) {
                waiting = (commit, result.observation.time)
            } else {
                try print(commit)
            }
        }
        if result.endedWord != nil {
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
