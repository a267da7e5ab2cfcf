/// What a hand shows for a while: a letter of `PatternAlphabet`, or nothing.
public struct Take: Sendable {
    /// The letter, nil for nothing.
    public var letter: String?
    /// For how long.
    public var milliseconds: Double

    /// Shows a letter, long enough to be typed.
    public static func show(_ letter: String, _ milliseconds: Double = 700) -> Take {
        Take(letter: letter, milliseconds: milliseconds)
    }

    /// Shows nothing.
    public static func nothing(_ milliseconds: Double) -> Take { Take(letter: nil, milliseconds: milliseconds) }

    /// A word: a moment of nothing, its letters with a pause between equal ones, and nothing again.
    public static func word(_ word: String, ending: Double = 0) -> [Take] {
        var takes: [Take] = [.nothing(300)]
        for letter in word.map(String.init) {
            if takes.last?.letter == letter { takes.append(.nothing(400)) }
            takes.append(.show(letter))
        }
        return takes + [.nothing(ending)]
    }
}
