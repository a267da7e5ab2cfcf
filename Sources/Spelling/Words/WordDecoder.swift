import Glibc

/// Finds the words that the steps since the start of the word may spell.
public struct WordDecoder: Sendable {
    /// How many words are considered.
    private static let mostWords = 16
    /// With so many completions of the letters as they were typed, no others are offered.
    private static let enoughCompletions = 3

    private var language: LanguageModel?
    /// Words that the user has accepted, in capitals.
    private var learnt: [String]
    private var search: PrefixBeamSearch
    /// Whether the user has changed the letters, so that the steps no longer say what the word is.
    private var isEdited = false
    /// Whether there were steps since the start of the word.
    private var hasSteps = false

    /// Makes a decoder that has seen nothing.
    ///
    /// - Parameters:
    ///   - language: the words of a language; without one only learnt words are found.
    ///   - learnt: words in capitals that the user has accepted before.
    ///   - confusion: how letters are misread.
    public init(language: LanguageModel? = nil, learnt: [String] = [], confusion: LetterConfusion? = nil) {
        self.learnt = learnt
        self.language = learnt.isEmpty ? language : language?.adding(learnt)
        search = PrefixBeamSearch(language: self.language, confusion: confusion)
    }

    /// Adds steps.
    ///
    /// - Parameter steps: `[step][label]`: probabilities of A to Z and blank, as `SequenceReader` gives them.
    mutating func add(_ steps: [[Float]]) {
        for step in steps { search.add(step.map { logf($0) }) }
        hasSteps = hasSteps || !steps.isEmpty
    }

    /// The likeliest words for the letters so far: completions while the word goes on, corrections when it has ended.
    ///
    /// The letters as they were typed are always among them.
    public func choices(for letters: String, isComplete: Bool) -> [WordChoice] {
        let found = isComplete ? words(for: letters) : completions(of: letters)
        guard !found.contains(where: { $0.text == letters }) else { return found }
        return found + [WordChoice(letters, probability: 0, kind: .letters)]
    }

    /// Whether a word is in the lexicon or learnt.
    public func isKnown(_ word: String) -> Bool { language?.contains(word) ?? learnt.contains(word) }

    /// Takes a word that the user has accepted among those that are found.
    public mutating func learn(_ word: String) {
        learnt.append(word)
        language = language?.adding(learnt)
    }

    /// Forgets all steps, because the next word begins.
    public mutating func restart() {
        search = PrefixBeamSearch(language: language, settings: search.settings, confusion: search.confusion)
        (isEdited, hasSteps) = (false, false)
    }

    /// Notes that the user has changed the letters of the word.
    mutating func lettersWereEdited() { isEdited = true }

    /// Whether the steps say what the word is.
    private var stepsCount: Bool { hasSteps && !isEdited }

    /// What a word that has ended may be.
    private func words(for letters: String) -> [WordChoice] {
        if stepsCount { return Self.choices(of: search, for: letters) }
        guard language != nil else { return [WordChoice(letters, probability: 1, kind: .letters)] }
        let found = Self.choices(of: search(for: letters), for: letters)
        // What the user has changed by hand is not corrected.
        return isEdited ? Self.preferring(letters, found) : found
    }

    private static func choices(of search: PrefixBeamSearch, for letters: String) -> [WordChoice] {
        // Of words that nobody knows only the best one is worth a place.
        let words = search.best(count: mostWords).filter { !$0.letters.isEmpty }
        return words.enumerated().filter { $0 == 0 || $1.isKnown || $1.word == letters }.map { _, word in
            WordChoice(word.word, probability: Float(word.posterior), kind: word.word == letters ? .letters : .word)
        }
    }

    /// The letters with a probability of at least a half, and the other choices with what is left.
    private static func preferring(_ letters: String, _ choices: [WordChoice]) -> [WordChoice] {
        let others = choices.filter { $0.text != letters }.map {
            WordChoice($0.text, probability: $0.probability / 2, kind: $0.kind)
        }
        let rest = others.reduce(0) { $0 + $1.probability }
        return [WordChoice(letters, probability: 1 - rest, kind: .letters)] + others
    }

    /// What a word that goes on may become.
    ///
    /// The network answers later than letters are typed, and words that begin otherwise confuse who spells: these come
    /// only if there are few of the others.
    private func completions(of letters: String) -> [WordChoice] {
        let read =
            stepsCount
            ? search.completions(count: Self.mostWords).map { completion($0.word, $0.posterior, of: letters) } : []
        let fitting = read.filter { $0.text.hasPrefix(letters) }
        guard fitting.count < Self.enoughCompletions else { return fitting }
        let rest = Double(1 - fitting.reduce(0) { $0 + $1.probability })
        let others = spelled(letters, share: rest).filter { word in !fitting.contains { $0.text == word.text } }
        return others.isEmpty && !read.isEmpty ? read : fitting + others
    }

    /// The words of the lexicon that begin with letters, which share a probability.
    private func spelled(_ letters: String, share: Double) -> [WordChoice] {
        guard let lexicon = language?.lexicon, let prefix = Letters.indices(of: letters),
            let mass = lexicon.node(of: prefix).map(lexicon.mass(of:))
        else { return [] }
        return lexicon.completions(of: prefix, count: Self.mostWords).map {
            completion(Letters.word($0.letters), share * Double($0.probability / mass), of: letters)
        }
    }

    private func completion(_ word: String, _ probability: Double, of letters: String) -> WordChoice {
        WordChoice(word, probability: Float(probability), kind: word == letters ? .letters : .completion)
    }

    /// A search that has read just these letters, each as surely as the next.
    private func search(for letters: String) -> PrefixBeamSearch {
        var search = PrefixBeamSearch(
            language: language, settings: search.settings, confusion: search.confusion ?? .usual)
        for letter in Letters.indices(of: letters) ?? [] {
            for shown in [letter, PrefixBeamSearch.blank] {
                search.add((0...PrefixBeamSearch.blank).map { $0 == shown ? 0 : -20 })
            }
        }
        return search
    }
}
