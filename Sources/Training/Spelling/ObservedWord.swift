import Basics
import FoundationEssentials
import Recognition
import Spelling

/// A spelled word as the recognizer observes it, with the truth of every step.
public struct ObservedWord: Sendable, Equatable {
    /// The letters, 0 (A) to 25 (Z).
    public var letters: [Int]
    /// `[step, channel]`, as `SequenceInput` makes it.
    public var inputs: [Float]
    /// The letter of each step: 0 to 25, `noLetter` without a hand, `undecided` while the hand moves.
    public var truth: [Int]

    /// What `truth` says of a step without a hand: the network's blank.
    static let noLetter = PrefixBeamSearch.blank
    /// What `truth` says of a step in which the hand moves.
    static let undecided = -1

    /// The number of steps.
    var steps: Int { truth.count }
    /// Whether one of the letters is drawn in the air.
    var hasStrokes: Bool { letters.contains(where: Self.drawn.contains) }
    private static let drawn = Letters.indices(of: LetterLabels.moving.joined()) ?? []

    /// Whether the numbers are those of a word that the network can learn.
    var isLearnable: Bool {
        let doubles = zip(letters, letters.dropFirst()).count { $0 == $1 }
        return steps <= SpellingConfiguration.steps && letters.count + doubles <= steps
            && inputs.count == steps * SequenceInput.channels && inputs.allSatisfy(\.isFinite)
            && letters.allSatisfy { 0..<Letters.count ~= $0 }
            && truth.allSatisfy { Self.undecided...Self.noLetter ~= $0 }
    }

    /// The runs of steps that show one letter.
    var runs: [(letter: Int, steps: Range<Int>)] {
        var runs: [(letter: Int, steps: Range<Int>)] = []
        var start = 0
        for end in 1...max(truth.count, 1) where end >= truth.count || truth[end] != truth[start] {
            if start < truth.count, 0..<Self.noLetter ~= truth[start] { runs.append((truth[start], start..<end)) }
            start = end
        }
        return runs
    }
}

/// Observed words in a file, because rendering them takes long.
///
/// The file belongs to one training on one machine: its first line names what it was made with, and another one does not
/// fit. Numbers follow as the machine stores them.
struct ObservedWordFile {
    let url: URL
    /// What the words were made with, on one line.
    let origin: String

    /// Whether there is a file that no training has written.
    var isForeign: Bool {
        guard FileManager.default.fileExists(atPath: url.path) else { return false }
        return (try? Data(contentsOf: url))?.starts(with: Self.title.utf8) != true
    }

    /// The words with which the first line begins.
    static let title = "observed words "

    /// Reads the words; nil when there is no file, or it was made otherwise or is damaged.
    func read() -> [ObservedWord]? {
        guard let data = try? Data(contentsOf: url), let end = data.firstIndex(of: UInt8(ascii: "\n")),
            String(decoding: data[..<end], as: UTF8.self) == origin
        else { return nil }
        var words: [ObservedWord] = []
        var place = data.index(after: end)
        func take<Number: BitwiseCopyable>(_ count: Int, as type: Number.Type) -> [Number]? {
            let size = count * MemoryLayout<Number>.size
            guard count >= 0, data.endIndex - place >= size else { return nil }
            defer { place += size }
            return data[place..<place + size].withUnsafeBytes { bytes in
                (0..<count).map { bytes.loadUnaligned(fromByteOffset: $0 * MemoryLayout<Number>.size, as: type) }
            }
        }
        while place < data.endIndex {
            guard let counts = take(2, as: Int32.self),
                let letters = take(Int(counts[0]), as: Int8.self), let truth = take(Int(counts[1]), as: Int8.self),
                let inputs = take(Int(counts[1]) * SequenceInput.channels, as: Float.self)
            else { return nil }
            words.append(ObservedWord(letters: letters.map(Int.init), inputs: inputs, truth: truth.map(Int.init)))
            guard words.last?.isLearnable == true else { return nil }
        }
        return words
    }

    /// Writes the words.
    ///
    /// - Throws: `FileWriteError` when the file cannot be written.
    func write(_ words: [ObservedWord]) throws(FileWriteError) {
        var bytes = Array((origin + "\n").utf8)
        func add(_ numbers: [some BitwiseCopyable]) { numbers.withUnsafeBytes { bytes += $0 } }
        for word in words {
            add([Int32(word.letters.count), Int32(word.truth.count)])
            add(word.letters.map(Int8.init))
            add(word.truth.map(Int8.init))
            add(word.inputs)
        }
        try AtomicFile.write(bytes, to: url)
    }
}
