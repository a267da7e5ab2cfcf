import ArgumentParser
import Basics
import Spelling

/// The words that were learnt from the user's choices.
enum WordMemory {
    /// Reads the file of learnt words; nil if there is no home folder.
    ///
    /// A file that cannot be read is reported on standard error, and is neither used nor changed then.
    static func load() -> LearntWords? {
        guard let file = LearntWords.usualFile() else { return nil }
        do {
            let words = try LearntWords(file: file)
            let stray = words.strayLines.map { "\($0)" }.joined(separator: ", ")
            if !stray.isEmpty {
                StandardError.say(
                    "\(file.path.inOneLine): no word of letters from A to Z, and not used: line \(stray).")
            }
            return words
        } catch {
            StandardError.say("\(error)")
            return nil
        }
    }

    /// Prints the words, one a line: `--list-words`.
    ///
    /// - Throws: `LearntWordsError` when the file cannot be read, `OutputError` when nothing can be printed.
    static func list(to file: OutputFile = .standardOutput) throws {
        guard let words = try LearntWords.usualFile().map({ try LearntWords(file: $0) }) else { return }
        for word in words.words { try file.write(Array("\(word)\n".utf8)) }
    }

    /// Removes words from the file: `--forget-word`.
    ///
    /// - Throws: `LearntWordsError` when the file cannot be read or written, `ExitCode.failure` after a message when it
    ///   does not hold one of the words.
    static func forget(_ forgotten: [String]) throws {
        guard var words = try LearntWords.usualFile().map({ try LearntWords(file: $0) }) else { return }
        var unknown: [String] = []
        for word in forgotten where try !words.remove(word) { unknown.append(word.inOneLine) }
        guard !unknown.isEmpty else { return }
        StandardError.say(
            "\(unknown.joined(separator: ", ")): not among the learnt words in \(words.file.path.inOneLine); "
                + "--list-words shows them.")
        throw ExitCode.failure
    }
}
