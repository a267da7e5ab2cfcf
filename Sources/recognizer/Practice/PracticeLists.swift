import Basics
import Practice

/// The lists of words that can be practised: those that come with the program, and the user's own.
struct PracticeLists {
    private let lists: [WordList]

    /// Reads the user's lists; what of them cannot be used is told on standard error.
    init() {
        let own = OwnWordLists.usualFolder().map { OwnWordLists(folder: $0) }
        own?.problems.forEach { StandardError.say($0) }
        lists = (own?.lists ?? []) + WordList.builtIn
    }

    /// The list with a name, of which the beginning is enough, in capitals or small letters; the first theme for nil.
    ///
    /// - Throws: `PracticeListError` if there is none.
    func list(named name: String?) throws(PracticeListError) -> WordList {
        guard let name else { return WordList.builtIn.first ?? WordList(name: "", words: []) }
        let wanted = name.lowercased()
        guard
            let list = lists.first(where: { $0.name.lowercased() == wanted })
                ?? lists.first(where: { !wanted.isEmpty && $0.name.lowercased().hasPrefix(wanted) })
        else { throw PracticeListError(name: name, known: lists.map(\.name)) }
        return list
    }

    /// Prints the names with how many words each list has: `--lists`.
    ///
    /// - Throws: `OutputError` when nothing can be printed.
    func print() throws {
        for list in lists { try StandardOutput.print("\(list.name): \(counted(list.words.count, "word"))") }
    }
}

/// No list has this name.
struct PracticeListError: Error, Equatable, CustomStringConvertible {
    /// What was asked for.
    var name: String
    /// The names of all lists.
    var known: [String]

    /// What failed, and what to do.
    var description: String {
        "There is no list of words “\(name)”; there are: \(known.joined(separator: ", ")).".inOneLine
    }
}
