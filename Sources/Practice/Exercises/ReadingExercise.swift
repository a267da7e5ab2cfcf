import Recognition

/// A word that is spelled by the rendered hand and that the user types.
public struct ReadingExercise: Sendable {
    /// What an answer was.
    public enum Verdict: Sendable, Equatable {
        /// The word.
        case right
        /// Another word; so many tries are left.
        case wrong(triesLeft: Int)
        /// Another word, and no try is left: the word may be shown.
        case solution
    }

    /// How often the user may answer.
    public static let tries = 3
    /// The speeds that can be chosen, in letters a second.
    public static let speeds = [1, 1.5, 2, 2.5, 3, 4, 5, 6]

    /// The word, in capitals.
    public let word: String
    /// How fast it is spelled, in letters a second.
    public private(set) var lettersPerSecond: Double
    /// How often the user has looked at it again.
    public private(set) var replays = 0
    /// The wrong answers so far, in capitals.
    public private(set) var wrongAnswers: [String] = []
    /// The verdict about the last answer; nil before the first.
    public private(set) var verdict: Verdict?

    /// Makes an exercise of a word.
    ///
    /// - Parameters:
    ///   - word: what it holds besides letters from A to Z is left out; small letters count as capitals.
    ///   - lettersPerSecond: limited to those of `speeds`.
    public init(word: String, lettersPerSecond: Double = 2) {
        self.word = Self.letters(of: word)
        self.lettersPerSecond = min(max(lettersPerSecond, Self.speeds.first ?? 1), Self.speeds.last ?? 6)
    }

    /// Whether the word was found, or no try is left.
    public var isFinished: Bool { verdict == .right || verdict == .solution }

    /// A dot for each letter of the word.
    public var hint: String { String(repeating: "•", count: word.count) }

    /// Compares an answer with the word; case, spaces and signs do not count.
    ///
    /// An answer without letters, or after the end, changes nothing.
    ///
    /// - Returns: the verdict; nil if nothing was answered.
    @discardableResult
    public mutating func answer(_ text: String) -> Verdict? {
        let answer = Self.letters(of: text)
        guard !isFinished, !answer.isEmpty else { return verdict }
        if answer == word {
            verdict = .right
        } else {
            wrongAnswers.append(answer)
            let left = Self.tries - wrongAnswers.count
            verdict = left > 0 ? .wrong(triesLeft: left) : .solution
        }
        return verdict
    }

    /// Gives up: the word may be shown.
    public mutating func giveUp() {
        if !isFinished { verdict = .solution }
    }

    /// Counts that the word is spelled again.
    public mutating func replay() { replays += 1 }

    /// Chooses the next lower speed, if there is one.
    public mutating func slower() {
        lettersPerSecond = Self.speeds.last { $0 < lettersPerSecond } ?? lettersPerSecond
    }

    /// Chooses the next higher speed, if there is one.
    public mutating func faster() {
        lettersPerSecond = Self.speeds.first { $0 > lettersPerSecond } ?? lettersPerSecond
    }

    /// The letters of the word that were typed wrong in the first wrong answer of the same length.
    var mistakes: [PracticeResult.Mistake] {
        guard let answer = wrongAnswers.first(where: { $0.count == word.count }) else { return [] }
        return zip(word, answer).filter { $0 != $1 }
            .map { PracticeResult.Mistake(asked: String($0), shown: String($1)) }
    }

    private static func letters(of text: String) -> String {
        text.uppercased().filter { LetterLabels.alphabet.contains(String($0)) }
    }
}
