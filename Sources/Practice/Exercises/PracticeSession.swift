import Basics
import FoundationEssentials
import Recognition

/// The ways of practising.
public enum PracticeKind: String, Sendable, Codable, CaseIterable {
    /// Single letters are signed.
    case signingLetters
    /// Words are signed.
    case signingWords
    /// Letters of one group that look alike are signed after one another.
    case minimalPairs
    /// Words that the rendered hand spells are read and typed.
    case readingWords

    /// Whether the user's own hand signs.
    public var isSigning: Bool { self != .readingWords }
}

/// Chooses what is practised next, weak letters and words more often, and counts what was done.
public struct PracticeSession: Sendable {
    /// How many letters an exercise of a minimal pair has.
    public static let pairLength = 6

    /// All that was ever practised, this session's results among it.
    public private(set) var history: PracticeHistory
    /// The words that are practised.
    public var list: WordList
    /// The results of this session.
    public private(set) var results: [PracticeResult] = []

    private var signing = Strengths()
    private var reading = Strengths()
    private var generator: SeededGenerator
    private var last: String?

    /// Starts a session.
    ///
    /// - Parameter seed: selects what is asked, among what is equally weak.
    public init(history: PracticeHistory, list: WordList, seed: UInt64) {
        self.history = history
        self.list = list
        generator = SeededGenerator(seed: seed)
        history.results.forEach { file($0) }
    }

    /// Chooses a letter, a word, or letters of one group of minimal pairs; not the same twice running.
    ///
    /// - Parameter now: by which it is known what is due again.
    public mutating func next(_ kind: PracticeKind, now: Date) -> String {
        let (signing, reading, last) = (signing, reading, last)
        let text =
            switch kind {
            case .signingLetters:
                generator.draw(LetterLabels.alphabet, not: last) { signing.letters.weight(of: $0, now: now) }
            case .signingWords: generator.draw(list.words, not: last) { signing.weight(ofWord: $0, now: now) }
            case .readingWords: generator.draw(list.words, not: last) { reading.weight(ofWord: $0, now: now) }
            case .minimalPairs: pair(now: now)
            }
        self.last = text
        return text ?? ""
    }

    /// Takes in a result, and adds it to the history.
    ///
    /// - Throws: `PracticeHistoryError` if it cannot be written; it counts all the same.
    public mutating func record(_ result: PracticeResult) throws(PracticeHistoryError) {
        results.append(result)
        file(result)
        try history.add(result)
    }

    /// The points of this session.
    public var score: Int { results.reduce(0) { $0 + $1.score } }

    /// How many of the last results are right, without a wrong one between them.
    public var streak: Int { results.reversed().prefix(while: \.isRight).count }

    /// The letters a minute of this session's signing; nil before the first letter.
    public var lettersPerMinute: Double? { results.filter(\.kind.isSigning).lettersPerMinute }

    private mutating func file(_ result: PracticeResult) {
        if result.kind.isSigning { signing.add(result) } else { reading.add(result) }
    }

    private mutating func pair(now: Date) -> String? {
        let weights = Dictionary(
            uniqueKeysWithValues: LetterLabels.alphabet.map { ($0, signing.letters.weight(of: $0, now: now)) })
        let group = generator.draw(WordList.minimalPairs, not: nil) { group in
            group.reduce(0) { $0 + (weights[$1] ?? 1) } / Double(group.count)
        }
        guard let group else { return nil }
        var text = ""
        while text.count < Self.pairLength {
            guard let letter = generator.draw(group, not: text.last.map(String.init), by: { weights[$0] ?? 1 }) else {
                break
            }
            text += letter
        }
        return text
    }
}

/// How well letters and words are known, by signing or by reading.
private struct Strengths: Sendable {
    var letters = LeitnerBoxes()
    private var words = LeitnerBoxes()

    mutating func add(_ result: PracticeResult) {
        if result.kind == .signingWords || result.kind == .readingWords {
            words.move(result.text, isRight: result.isRight, date: result.date)
        }
        for letter in result.letters { letters.move(letter.letter, isRight: letter.isFaultless, date: result.date) }
        for letter in result.skipped { letters.move(letter, isRight: false, date: result.date) }
    }

    /// Words are asked more often when they are weak themselves and when their letters are.
    func weight(ofWord word: String, now: Date) -> Double {
        let weights = word.map { letters.weight(of: String($0), now: now) }
        return words.weight(of: word, now: now) * weights.reduce(0, +) / Double(max(weights.count, 1))
    }
}

extension [PracticeResult] {
    /// The letters a minute; nil without letters that took time.
    var lettersPerMinute: Double? {
        let time = reduce(0) { $0 + $1.milliseconds }
        return time > 0 ? Double(reduce(0) { $0 + $1.letters.count }) * 60_000 / time : nil
    }
}

extension SeededGenerator {
    /// Draws one of several with probabilities in relation to their weights, but not `excluded` if there is another.
    fileprivate mutating func draw<Item: Equatable>(
        _ items: [Item], not excluded: Item?, by weight: (Item) -> Double
    ) -> Item? {
        let others = items.filter { $0 != excluded }
        let choices = others.isEmpty ? items : others
        let weights = choices.map(weight)
        var rest = uniform() * weights.reduce(0, +)
        for (item, weight) in zip(choices, weights) {
            rest -= weight
            if rest < 0 { return item }
        }
        return choices.last
    }
}
