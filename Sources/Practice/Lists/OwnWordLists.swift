import Basics
import FoundationEssentials
import Spelling

/// The word lists that users have written for themselves: text files with one word a line, or several.
///
/// Empty lines and those that begin with `#` say nothing. What cannot be used is told and does no harm.
public struct OwnWordLists: Sendable, Equatable {
    /// No valid file is larger.
    private static let maximumBytes = 1 << 20

    /// The lists, named by their files, in the order of their names; those without words are left out.
    public private(set) var lists: [WordList] = []
    /// What could not be used, each in a sentence that names the file.
    public private(set) var problems: [String] = []

    /// Reads all files of a folder whose names end with `.txt`; a missing folder holds none.
    public init(folder: URL) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        for name in names.filter({ $0.hasSuffix(".txt") && !$0.hasPrefix(".") }).sorted() {
            read(folder.appending(path: name), name: String(name.dropLast(4)))
        }
    }

    /// The folder in which the user's lists lie; nil if there is no home folder.
    public static func usualFolder() -> URL? { UserFile.configuration("lists") }

    private mutating func read(_ file: URL, name: String) {
        let text: String?
        do {
            text = String(validating: try RegularFile.read(file, atMost: Self.maximumBytes), as: UTF8.self)
        } catch {
            return tell("\(file.path) cannot be read: \(error). Repair or remove it.")
        }
        guard let text else { return tell("\(file.path) cannot be read: it is no text. Repair or remove it.") }
        var words: [String] = []
        for (number, line) in zip(1..., text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)) {
            guard !line.hasPrefix("#") else { continue }
            for word in line.split(whereSeparator: \.isWhitespace).map(String.init) {
                if LearntWords.word(word) == nil {
                    tell(
                        "\(file.path), line \(number): “\(word.prefix(40))” cannot be spelled: words have \(LearntWords.lengths.lowerBound) "
                            + "to \(LearntWords.lengths.upperBound) letters from A to Z.")
                } else {
                    words.append(word)
                }
            }
        }
        let list = WordList(name: name, words: words)
        if list.words.isEmpty { tell("\(file.path) has no words.") } else { lists.append(list) }
    }

    private mutating func tell(_ problem: String) { problems.append(problem.inOneLine) }
}
