import Basics

/// The name under which a person's samples and model are kept; it is also the name of a folder.
public struct PersonName: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The name as it was given.
    public let text: String

    /// The most bytes of a name: what file systems allow, with room for what a file's name adds.
    public static let longest = 64

    /// Checks a name: letters, digits, spaces, `-`, `_` and `.`, beginning with a letter or a digit.
    ///
    /// So it can neither lead out of its folder nor be hidden or taken for an option.
    ///
    /// - Throws: `PersonNameError`.
    public init(_ text: String) throws(PersonNameError) {
        guard let first = text.first, let last = text.last else { throw .empty }
        guard text.utf8.count <= Self.longest else { throw .tooLong(name: text) }
        guard Self.isPlain(first), last != " " else { throw .badEdge(name: text) }
        if let bad = text.first(where: { !Self.isPlain($0) && !" -_.".contains($0) }) {
            throw .badCharacter(name: text, character: String(bad))
        }
        self.text = text
    }

    private static func isPlain(_ character: Character) -> Bool { character.isLetter || character.isNumber }

    /// The name.
    public var description: String { text }

    /// Names in the order of their characters.
    public static func < (one: PersonName, other: PersonName) -> Bool { one.text < other.text }
}

/// Why a text is not the name of a person.
public enum PersonNameError: Error, Sendable, Equatable, CustomStringConvertible {
    /// There is nothing.
    case empty
    /// It is longer than the name of a folder should be.
    case tooLong(name: String)
    /// It does not begin with a letter or a digit, or ends with a space.
    case badEdge(name: String)
    /// It has a character that does not belong into the name of a folder.
    case badCharacter(name: String, character: String)

    /// What is wrong with the name, and what to do.
    public var description: String {
        switch self {
        case .empty: "A person's name is empty. Give one, such as Anna."
        case .tooLong(let name):
            "“\(name.prefix(20))…” is too long for a person's name. Use at most \(PersonName.longest) bytes.".inOneLine
        case .badEdge(let name):
            "“\(name)” is no person's name: it must begin with a letter or a digit and not end with a space.".inOneLine
        case .badCharacter(let name, let character):
            "“\(name)” is no person's name: “\(character)” is not allowed. Use letters, digits, spaces, “-”, “_” and “.”."
                .inOneLine
        }
    }
}
