import Basics
import Recognition
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
    ///   - commit: a letter that was completed by the end itself.
    ///   - text: the whole text.
    ///   - time: the time of the last frame in milliseconds.
    mutating func finish(commit: String?, text: String, at time: Double) throws(OutputError)
}

/// Prints letters as they are committed, and a line break at the end.
///
/// Printed letters cannot be taken back. A space is therefore printed only before the word that follows it, and a
/// letter that may become one with motion (I may become J) only when that is decided.
struct TextOutput: ResultOutput {
    /// Where the letters are printed.
    let file: OutputFile
    private var wordHasEnded = false
    private var hasPrinted = false
    /// A letter that may still be replaced, and when it was committed.
    private var undecided: (letter: String, time: Double)?

    /// Makes an output that prints to a file.
    init(file: OutputFile = .standardOutput) {
        self.file = file
    }

    mutating func write(_ result: RecognitionResult) throws(OutputError) {
        if let undecided, result.observation.time - undecided.time > MotionLetter.replacementTime {
            try printUndecided()
        }
        if let commit = result.commit {
            if result.replaced == nil { try printUndecided() } else { undecided = nil }
            if MotionLetter.isHandshape(commit) {
                undecided = (commit, result.observation.time)
            } else {
                try print(commit)
            }
        }
        if result.endedWord != nil {
            try printUndecided()
            wordHasEnded = true
        }
    }

    mutating func correct(_ text: String, at time: Double) throws(OutputError) {
        // What was printed stays; the right text begins another line.
        if hasPrinted { try file.write(Array("\n".utf8)) }
        (undecided, wordHasEnded, hasPrinted) = (nil, false, false)
        if let last = text.last {
            try print(last == " " ? String(text.dropLast()) : text)
            wordHasEnded = last == " "
        }
    }

    mutating func finish(commit: String?, text: String, at time: Double) throws(OutputError) {
        try printUndecided()
        if let commit { try print(commit) }
        if hasPrinted { try file.write(Array("\n".utf8)) }
        hasPrinted = false
        wordHasEnded = false
    }

    private mutating func printUndecided() throws(OutputError) {
        if let undecided { try print(undecided.letter) }
        undecided = nil
    }

    private mutating func print(_ letter: String) throws(OutputError) {
        try file.write(Array(((wordHasEnded ? " " : "") + letter).utf8))
        wordHasEnded = false
        hasPrinted = true
    }
}

/// Prints JSON lines: one object for every frame, and one more for every committed letter and every ended word.
struct JSONOutput: ResultOutput {
    /// Where the lines are printed.
    let file: OutputFile

    /// Makes an output that prints to a file.
    init(file: OutputFile = .standardOutput) {
        self.file = file
    }

    mutating func write(_ result: RecognitionResult) throws(OutputError) {
        let time = result.observation.time
        try file.write(Self.frame(result))
        if let word = result.endedWord { try file.write(Self.word(word, text: result.text, at: time)) }
        if let commit = result.commit {
            try file.write(Self.commit(commit, replacing: result.replaced, text: result.text, at: time))
        }
    }

    mutating func correct(_ text: String, at time: Double) throws(OutputError) {
        var line = JSONLine()
        line.add("type", "correction")
        line.add("t", time, places: 3)
        line.add("text", text)
        try file.write(line.bytes)
    }

    mutating func finish(commit: String?, text: String, at time: Double) throws(OutputError) {
        guard let commit else { return }
        for (index, letter) in commit.enumerated() {
            let soFar = String(text.dropLast(commit.count - index - 1))
            try file.write(Self.commit(String(letter), text: soFar, at: time))
        }
    }

    private static func frame(_ result: RecognitionResult) -> [UInt8] {
        let observation = result.observation
        var line = JSONLine()
        line.add("type", "frame")
        line.add("t", observation.time, places: 3)
        line.add("letter", observation.letter)
        line.add("confidence", Double(observation.confidence), places: 4)
        line.add("top", observation.candidates.map { ($0.letter, $0.probability) }, places: 4)
        line.add("box", observation.region.map { [$0.x, $0.y, $0.width, $0.height] }, places: 1)
        line.add("hold", result.hold, places: 3)
        line.add("latency", observation.latency, places: 3)
        return line.bytes
    }

    private static func commit(
        _ letter: String, replacing replaced: String? = nil, text: String, at time: Double
    ) -> [UInt8] {
        var line = JSONLine()
        line.add("type", "commit")
        line.add("t", time, places: 3)
        line.add("letter", letter)
        if let replaced { line.add("replaces", replaced) }
        line.add("text", text)
        return line.bytes
    }

    private static func word(_ word: String, text: String, at time: Double) -> [UInt8] {
        var line = JSONLine()
        line.add("type", "word")
        line.add("t", time, places: 3)
        line.add("word", word)
        line.add("text", text)
        return line.bytes
    }
}

extension StandardError {
    /// Writes a message to the user, after the name of the program.
    static func say(_ message: String) { note("recognizer: \(message)") }
}
