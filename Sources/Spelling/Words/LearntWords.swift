import Basics
import FoundationEssentials
import Recognition

/// The words that the user has chosen and that are in no lexicon, kept between runs in a file with one word a line.
///
/// The file belongs to the user: it is read again before it is changed, and nothing else in it is touched. Empty lines
/// and those that begin with `#` say nothing.
public struct LearntWords: Sendable {
    /// The lengths of words, in letters, that are kept.
    public static let lengths = 2...30
    /// No valid file is larger.
    private static let maximumBytes = 1 << 20

    /// The file.
    public let file: URL
    private var lines: [String] = []

    /// Reads a file; a missing one holds no words.
    ///
    /// - Throws: `LearntWordsError` if the file exists and cannot be read.
    public init(file: URL) throws(LearntWordsError) {
        self.file = file
        try reread()
    }

    /// The location of the file in the user's data folder; nil if there is no home folder.
    public static func usualFile() -> URL? { UserFile.data("words.txt") }

    /// The words in capitals, in the order of the file, each once.
    public var words: [String] {
        var seen: Set<String> = []
        return lines.compactMap(Self.word).filter { seen.insert($0).inserted }
    }

    /// The numbers, from 1, of the lines that are no words.
    public var strayLines: [Int] {
        zip(1..., lines).filter { !Self.isEmpty($1) && Self.word($1) == nil }.map(\.0)
    }

    /// A word as it is kept: in capitals; nil if it has other characters than letters from A to Z, too few or too many.
    public static func word(_ text: String) -> String? {
        let word = text.uppercased()
        let letters = Array(word)
        guard lengths.contains(letters.count), letters.allSatisfy({ LetterLabels.alphabet.contains(String($0)) }) else {
            return nil
        }
        return word
    }

    /// Adds a word to the end of the file, unless it is in it or is none that is kept.
    ///
    /// - Throws: `LearntWordsError` if the file cannot be read or written; it is then unchanged.
    public mutating func add(_ text: String) throws(LearntWordsError) {
        guard let word = Self.word(text) else { return }
        try reread()
        guard !words.contains(word) else { return }
        try write(lines + [word])
    }

    /// Removes a word from the file.
    ///
    /// - Returns: whether it was in it.
    /// - Throws: `LearntWordsError` if the file cannot be read or written; it is then unchanged.
    public mutating func remove(_ text: String) throws(LearntWordsError) -> Bool {
        try reread()
        guard let word = Self.word(text), words.contains(word) else { return false }
        try write(lines.filter { Self.word($0) != word })
        return true
    }

    private static func isEmpty(_ line: String) -> Bool { line.isEmpty || line.hasPrefix("#") }

    private mutating func reread() throws(LearntWordsError) {
        lines = []
        guard FileManager.default.fileExists(atPath: file.path) else { return }
        let bytes: Data
        do {
            bytes = try RegularFile.read(file, atMost: Self.maximumBytes)
        } catch {
            throw .cannotRead(path: file.path, reason: "\(error)")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .cannotRead(path: file.path, reason: "it is no text")
        }
        lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map {
            String($0.reversed().drop { $0.isWhitespace }.reversed())
        }
        if lines.last == "" { lines.removeLast() }
    }

    private mutating func write(_ lines: [String]) throws(LearntWordsError) {
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try AtomicFile.write(Array(lines.map { $0 + "\n" }.joined().utf8), to: file)
        } catch let error as FileWriteError {
            throw .cannotWrite(path: file.path, reason: error.reason)
        } catch {
            throw .cannotWrite(path: file.path, reason: "\(error)")
        }
        self.lines = lines
    }
}

/// Why learnt words cannot be read or kept.
public enum LearntWordsError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file exists and cannot be read.
    case cannotRead(path: String, reason: String)
    /// The file cannot be written.
    case cannotWrite(path: String, reason: String)

    /// What failed, on which file, and what to do.
    public var description: String {
        switch self {
        case .cannotRead(let path, let reason):
            "The learnt words in \(path) cannot be read: \(reason). Repair or remove the file.".inOneLine
        case .cannotWrite(let path, let reason):
            "A learnt word cannot be kept in \(path): \(reason).".inOneLine
        }
    }
}
