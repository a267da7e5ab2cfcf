import Recognition

/// Prints a JSON object a line: one for every frame, one more for every letter typed and every word ended.
struct JSONOutput: ReadingOutput {
    let file: OutputFile

    init(file: OutputFile = .standardOutput) {
        self.file = file
    }

    mutating func write(_ reading: Reading) throws(OutputError) {
        try file.write(Self.frame(reading))
        if let word = reading.endedWord { try file.write(Self.word(word, text: reading.text, at: reading.time)) }
        if let commit = reading.commit {
            try file.write(
                Self.commit(commit, replacing: reading.replaced, text: reading.text, at: reading.time))
        }
    }

    mutating func finish(commit: String?, text: String, at time: Double) throws(OutputError) {
        if let commit { try file.write(Self.commit(commit, text: text, at: time)) }
    }

    static func frame(_ reading: Reading) -> [UInt8] {
        var line = JSONLine()
        line.add("type", "frame")
        line.add("t", reading.time, places: 3)
        line.add("letter", reading.letter)
        line.add("confidence", Double(reading.confidence), places: 4)
        line.add("top", reading.top.map { ($0.letter, $0.probability) }, places: 4)
        line.add("box", reading.region.map { [$0.x, $0.y, $0.width, $0.height] }, places: 1)
        line.add("hold", reading.hold, places: 3)
        line.add("latency", reading.latency, places: 3)
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
