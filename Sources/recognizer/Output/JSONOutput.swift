import Basics
import Spelling

/// Prints JSON lines: one object for every frame, and one more for every committed letter, every ended word and every
/// change of the choices.
struct JSONOutput: ResultOutput {
    /// Where the lines are printed.
    let file: OutputFile
    private var choices: [WordChoice] = []

    /// Makes an output that prints to a file.
    init(file: OutputFile = .standardOutput) {
        self.file = file
    }

    mutating func write(_ result: RecognitionResult) throws(OutputError) {
        let time = result.observation.time
        try file.write(Self.frame(result))
        if let word = result.endedWord {
            try file.write(
                Self.word(
                    word, letters: result.spelledWord, replacing: result.replacedWord, text: result.text, at: time))
        }
        if let commit = result.commit {
            try file.write(Self.commit(commit, replacing: result.replaced, text: result.text, at: time))
        }
        guard result.choices != choices else { return }
        choices = result.choices
        try file.write(Self.choices(choices, at: time))
    }

    mutating func correct(_ text: String, at time: Double) throws(OutputError) {
        var line = JSONLine()
        line.add("type", "correction")
        line.add("t", time, places: 3)
        line.add("text", text)
        try file.write(line.bytes)
    }

    mutating func finish(_ ending: Speller.Ending, at time: Double) throws(OutputError) {
        let letters = ending.commit ?? ""
        for (index, letter) in letters.enumerated() {
            let soFar = String(ending.typedText.dropLast(letters.count - index - 1))
            try file.write(Self.commit(String(letter), text: soFar, at: time))
        }
        guard let word = ending.endedWord else { return }
        try file.write(Self.word(word, letters: ending.spelledWord, text: ending.text, at: time))
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

    private static func word(
        _ word: String, letters: String?, replacing replaced: String? = nil, text: String, at time: Double
    ) -> [UInt8] {
        var line = JSONLine()
        line.add("type", "word")
        line.add("t", time, places: 3)
        line.add("word", word)
        if let letters { line.add("letters", letters) }
        if let replaced { line.add("replaces", replaced) }
        line.add("text", text)
        return line.bytes
    }

    private static func choices(_ choices: [WordChoice], at time: Double) -> [UInt8] {
        var line = JSONLine()
        line.add("type", "choices")
        line.add("t", time, places: 3)
        line.add("letters", choices.first { $0.kind == .letters }?.text ?? "")
        line.add("choices", choices.map { ($0.text, $0.probability) }, places: 4)
        return line.bytes
    }
}
