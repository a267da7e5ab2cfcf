import Glibc

extension PrefixBeamSearch {
    /// A word that may have been spelled.
    public struct Hypothesis: Sendable, Equatable {
        /// Its letters, 0…25; empty if nothing was spelled.
        public let letters: [Int]
        /// log P(steps | word) + α·log P(word) + β·letters.
        public let score: Double
        /// How probable it is among all that is still considered, 0…1.
        public let posterior: Double
        /// Whether it is a word of the lexicon or one of the user's.
        public let isKnown: Bool

        /// Its letters as capitals.
        public var word: String { Letters.word(letters) }
    }

    /// The letters that were most likely spelled so far, whether or not they are a word.
    public var bestPrefix: [Int] { beam.first.map(tree.letters) ?? [] }

    /// The best words if no letter follows, the best first.
    ///
    /// One of them is that nothing was spelled, which the language says nothing about.
    public func best(count: Int) -> [Hypothesis] {
        let words = beam.map { node in
            let prefix = tree.nodes[node].prefix
            let language = node == PrefixTree.root ? 0 : prefix.flatMap { logWordProbability(of: $0) } ?? 0
            return (
                letters: tree.letters(of: node), score: readingScore(of: node) + language,
                isKnown: prefix.map { self.language?.isWord($0) ?? false } ?? false
            )
        }
        return ranked(words, count: count)
    }

    /// The words of the lexicon and of the user that most likely will have been spelled when the letters that are
    /// still to come have come, the likeliest first.
    ///
    /// Letters that have not been read add nothing to the score but that of the language.
    ///
    /// - Parameter prefixes: how many of the best prefixes are completed.
    public func completions(count: Int, prefixes: Int = 8) -> [Hypothesis] {
        guard let language else { return [] }
        var scores: [[Int]: Double] = [:]
        for node in beam.prefix(prefixes) where node != PrefixTree.root {
            let letters = tree.letters(of: node)
            let lexicons = [language.lexicon, language.personal].compactMap(\.self)
            let words = Set(lexicons.flatMap { $0.completions(of: letters, count: count).map(\.letters) })
            for word in words {
                let score =
                    readingScore(of: node)
                    + Double(
                        settings.languageWeight * language.logProbability(of: word, unknown: settings.unknownWords))
                scores[word] = max(scores[word] ?? -.infinity, score)
            }
        }
        return ranked(scores.map { (letters: $0.key, score: $0.value, isKnown: true) }, count: count)
    }

    /// What was read, and how many letters it is.
    private func readingScore(of node: Int) -> Double {
        log(tree.nodes[node].mass.total) + logScale + Double(settings.letterBonus) * Double(tree.nodes[node].length)
    }

    private func logWordProbability(of prefix: LanguageModel.Prefix) -> Double? {
        language.map {
            Double(settings.languageWeight * $0.logWordProbability(of: prefix, unknown: settings.unknownWords))
        }
    }

    private func ranked(_ words: [(letters: [Int], score: Double, isKnown: Bool)], count: Int) -> [Hypothesis] {
        let best = words.map(\.score).max() ?? 0
        let sum = words.reduce(0) { $0 + exp($1.score - best) }
        return words.sorted {
            $0.score != $1.score ? $0.score > $1.score : $0.letters.lexicographicallyPrecedes($1.letters)
        }
        .prefix(max(count, 0))
        .map {
            Hypothesis(
                letters: $0.letters, score: $0.score, posterior: exp($0.score - best) / sum, isKnown: $0.isKnown)
        }
    }
}
