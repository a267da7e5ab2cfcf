import Recognition

/// What the name of a class, as a folder or a table gives it, stands for.
enum ClassName: Equatable {
    /// A letter from A to Z, or "nothing".
    case label(String)
    /// A sign of known sets that is no letter, such as `del`, `space` and digits.
    case noLetter
    /// Anything else.
    case unknown

    private static let nothing: Set<String> = [
        "nothing", "none", "blank", "background", "negative", "negatives", "nohand", "nichts", "hintergrund",
    ]
    private static let noLetters: Set<String> = [
        "del", "delete", "space", "backspace", "löschen", "leerzeichen", "leertaste",
    ]
    /// Words that people write beside a letter.
    private static let fillers: Set<String> = [
        "letter", "sign", "hand", "class", "label", "asl", "gesture", "handshape", "buchstabe", "zeichen", "lettre",
        "letra", "lettera", "test", "train",
    ]

    /// Reads a name: upper or lower case, alone or beside a word such as "letter".
    init(_ name: String) {
        let words = ClassName.words(of: name).filter { !ClassName.fillers.contains($0) }
        let joined = words.joined()
        switch joined {
        case _ where words.count == 1 && LetterLabels.alphabet.contains(joined.uppercased()):
            self = .label(joined.uppercased())
        case _ where ClassName.nothing.contains(joined): self = .label(LetterLabels.nothing)
        case _ where ClassName.noLetters.contains(joined): self = .noLetter
        case _ where !joined.isEmpty && joined.allSatisfy { $0.isASCII && $0.isNumber }: self = .noLetter
        default: self = .unknown
        }
    }

    /// The words of a name, in lower case; a capital after a small letter begins another.
    private static func words(of name: String) -> [String] {
        var words: [String] = []
        var previous: Character?
        for character in name {
            if character.isLetter || character.isNumber {
                let begins = previous.map { !($0.isLetter || $0.isNumber) || $0.isLowercase && character.isUppercase }
                if begins ?? true { words.append("") }
                words[words.count - 1] += character.lowercased()
            }
            previous = character
        }
        return words
    }

    /// What a picture's own name says, as `A_test.jpg`, `A1.png` or `nothing_test.jpg` do; nil where it says nothing.
    static func ofPicture(_ stem: String) -> String? {
        let head = stem.prefix { $0.isLetter }
        // A letter has to be followed by something else, or to be all of the name.
        guard !head.isEmpty else { return nil }
        let rest = stem.dropFirst(head.count).drop { !$0.isLetter }
        let isPlain = rest.isEmpty || ["test", "train", "valid", "val"].contains(rest.lowercased())
        return isPlain && ClassName(String(head)) != .unknown ? String(head) : nil
    }

    /// The label of a hand in a frame: names that say nothing else stay as they are.
    static func label(_ name: String) -> String {
        if case .label(let label) = ClassName(name) { label } else { name }
    }
}
