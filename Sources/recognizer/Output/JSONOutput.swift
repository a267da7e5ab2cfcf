import Recognition
import Spelling

/// Prints a JSON object a line: one for every frame, one more for every letter typed and every word ended.
struct JSONOutput: ResultOutput {
    let file: OutputFile

    init(file: OutputFile = .standardOutput) {
        self.file = file
    }

    mutating func write(_ result: RecognitionResult) throws(OutputError) {
        try file.write(Self.frame(result))
        if let word = result.endedWord {
            try file.write(Self.word(word, text: result.text, at: result.observation.time))
        }
        if let commit = result.commit {
            try file.write(
                Self.commit(commit, replacing: result.replaced, text: result.text, at: result.observation.time))
        }
    }

    mutating func finish(commit: String?, text: String, at time: Double) throws(OutputError) {
        if let commit { try file.write(Self.commit(commit, text: text, at: time)) }
    }

    static func frame(_ result: RecognitionResult) -> [UInt8] {
        var line = JSONLine()
        line.add("type", "frame")
        line.add("t", result.observation.time, places: 3)
        line.add("letter", result.observation.letter)
        line.add("confidence", Double(result.observation.confidence), places: 4)
        line.add("top", result.observation.candidates.map { ($0.letter, $0.probability) }, places: 4)
        line.add("box", result.observation.region.map { [$0.x, $0.y, $0.width, $0.height] }, places: 1)
        line.add("hold", result.hold, places: 3)
        line.add("latency", result.observation.latency, places: 3)
        return line.bytes
    }

    static func commit(
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

    static func word(_ word: String, text: String, at time: Double) -> [UInt8] {
        var line = JSONLine()
        line.add("type", "word")
        line.add("t", time, places: 3)
        line.add("word", word)
        line.add("text", text)
        return line.bytes
    }
}
