import FoundationEssentials

/// What came of one exercise.
public struct PracticeResult: Sendable, Equatable, Codable {
    /// A letter that was signed.
    public struct Letter: Sendable, Equatable, Codable {
        /// The letter.
        public var letter: String
        /// The milliseconds from when it was asked until it was accepted.
        public var milliseconds: Double
        /// Whether nothing else was shown before.
        public var isFaultless: Bool

        /// Makes a letter.
        public init(letter: String, milliseconds: Double, isFaultless: Bool) {
            (self.letter, self.milliseconds, self.isFaultless) = (letter, milliseconds, isFaultless)
        }
    }

    /// A letter that was signed or read as another.
    public struct Mistake: Sendable, Equatable, Codable {
        /// The letter that was asked, or spelled by the rendered hand.
        public var asked: String
        /// The letter that was signed, or typed.
        public var shown: String

        /// Makes a mistake.
        public init(asked: String, shown: String) {
            (self.asked, self.shown) = (asked, shown)
        }
    }

    /// When the exercise ended.
    public var date: Date
    /// What was practised.
    public var kind: PracticeKind
    /// The letters that were to be signed, or the word that was to be read.
    public var text: String
    /// Whether all of it was signed without a mistake, or read at the first try.
    public var isRight: Bool
    /// The letters that were signed, or all of the word if it was read, with the time of each.
    public var letters: [Letter]
    /// What was mistaken for what.
    public var mistakes: [Mistake]
    /// The letters that were left out, or not found.
    public var skipped: [String]
    /// How many letters a second the rendered hand spelled; nil when the user signed.
    public var lettersPerSecond: Double?

    /// The result of signing.
    public init(_ exercise: SigningExercise, kind: PracticeKind, date: Date) {
        self.date = date
        self.kind = kind
        text = exercise.text
        letters = exercise.accepted
        mistakes = exercise.mistakes
        skipped = exercise.skipped
        isRight = exercise.isFinished && mistakes.isEmpty && skipped.isEmpty
    }

    /// The result of reading.
    ///
    /// - Parameter milliseconds: the time from the first letter to the last answer.
    public init(_ exercise: ReadingExercise, milliseconds: Double, date: Date) {
        self.date = date
        kind = .readingWords
        text = exercise.word
        mistakes = exercise.mistakes
        isRight = exercise.verdict == .right && exercise.wrongAnswers.isEmpty
        lettersPerSecond = exercise.lettersPerSecond
        let isRead = exercise.verdict == .right
        let wrong = Set(mistakes.map(\.asked))
        letters =
            isRead
            ? exercise.word.map {
                Letter(
                    letter: String($0), milliseconds: milliseconds / Double(exercise.word.count),
                    isFaultless: !wrong.contains(String($0)))
            } : []
        skipped = isRead ? [] : exercise.word.map(String.init)
    }

    /// The points: ten for a letter without a mistake, five for another that was signed or read.
    public var score: Int { letters.reduce(0) { $0 + ($1.isFaultless ? 10 : 5) } }

    /// The milliseconds that its letters took.
    public var milliseconds: Double { letters.reduce(0) { $0 + $1.milliseconds } }
}
