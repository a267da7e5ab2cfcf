import FoundationEssentials
import Recognition
import Spelling

/// Words to practise, under one name.
public struct WordList: Sendable, Equatable {
    /// What the words have in common.
    public let name: String
    /// The words, in capitals, each once.
    public let words: [String]

    /// Makes a list.
    ///
    /// - Parameter words: small letters count as capitals; those that ``LearntWords`` could not keep are left out.
    public init(name: String, words: [String]) {
        self.name = name
        var seen: Set<String> = []
        self.words = words.compactMap(LearntWords.word).filter { seen.insert($0).inserted }
    }

    /// The lists that come with the program (`Resources/themes.txt`), in the order of the file.
    public static let builtIn: [WordList] = themes(String(decoding: PackageResources.themes_txt, as: UTF8.self))

    /// Groups of letters that look alike.
    public static let minimalPairs: [[String]] = ["ASETMN", "URVK", "PQ", "GH"].map { $0.map(String.init) }

    /// Reads themes: a name on a line of its own, and words on the indented lines below it; a `#` begins a comment.
    static func themes(_ text: String) -> [WordList] {
        var themes: [(name: String, words: [String])] = []
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            if line.first?.isWhitespace == false {
                themes.append((String(line), []))
            } else if !themes.isEmpty {
                themes[themes.count - 1].words += line.split(whereSeparator: \.isWhitespace).map(String.init)
            }
        }
        return themes.map { WordList(name: $0.name, words: $0.words) }
    }
}
