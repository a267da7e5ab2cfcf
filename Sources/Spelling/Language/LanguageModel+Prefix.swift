import Glibc

extension LanguageModel {
    /// What the language knows of the letters so far.
    struct Prefix: Sendable {
        /// The letters in the lexicon; nil if no word begins so.
        var node: Lexicon.Node?
        /// The letters among the user's words; nil if none begins so.
        var personalNode: Lexicon.Node?
        /// The last letters.
        var context: CharacterModel.Context
        /// The logarithm of the product of each letter's probability after those before it.
        var logCharacters: Float = 0
    }

    /// No letters.
    var start: Prefix { Prefix(node: lexicon.root, personalNode: personal?.root, context: characters.start) }

    /// One letter more.
    func prefix(after letter: Int, in prefix: Prefix) -> Prefix {
        Prefix(
            node: prefix.node.flatMap { lexicon.child(of: $0, by: letter) },
            personalNode: prefix.personalNode.flatMap { personal?.child(of: $0, by: letter) },
            context: characters.context(after: letter, in: prefix.context),
            logCharacters: prefix.logCharacters + log(characters.probability(of: letter, after: prefix.context)))
    }

    /// The logarithm of the probability that a word begins with a prefix.
    ///
    /// - Parameter unknown: the probability λ that a word is in no lexicon.
    func logProbability(of prefix: Prefix, unknown: Float) -> Float {
        var known = (1 - personalShare) * (prefix.node.map(lexicon.mass) ?? 0)
        if let personal, let node = prefix.personalNode { known += personalShare * personal.mass(of: node) }
        return mixed(known, prefix.logCharacters, unknown)
    }

    /// The logarithm of the probability that a word is a prefix and no more.
    func logWordProbability(of prefix: Prefix, unknown: Float) -> Float {
        var known = (1 - personalShare) * (prefix.node.map(lexicon.probability) ?? 0)
        if let personal, let node = prefix.personalNode { known += personalShare * personal.probability(of: node) }
        let end = characters.probability(of: CharacterModel.boundary, after: prefix.context)
        return mixed(known, prefix.logCharacters + log(end), unknown)
    }

    /// Whether a prefix is a word of the lexicon or one of the user's.
    func isWord(_ prefix: Prefix) -> Bool {
        prefix.node.map(lexicon.isWord) ?? false || prefix.personalNode.flatMap { personal?.isWord($0) } ?? false
    }

    /// Outside of the lexicon the logarithm stays exact where the probability itself would be 0.
    private func mixed(_ known: Float, _ logCharacters: Float, _ unknown: Float) -> Float {
        known > 0 ? log((1 - unknown) * known + unknown * exp(logCharacters)) : log(unknown) + logCharacters
    }

    /// The logarithm of the probability of a word.
    ///
    /// - Parameters:
    ///   - letters: numbers 0…25.
    ///   - unknown: the probability λ that a word is in no lexicon, above 0 and below 1.
    public func logProbability(of letters: some Sequence<Int>, unknown: Float) -> Float {
        logWordProbability(of: letters.reduce(start) { prefix(after: $1, in: $0) }, unknown: unknown)
    }
}
