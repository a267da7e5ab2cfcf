extension Lexicon {
    /// A word of the lexicon.
    public struct Word: Sendable, Equatable {
        /// Its letters, 0…25.
        public let letters: [Int]
        /// How probable it is among all words, 0…1.
        public let probability: Float
    }

    /// A prefix that may be looked into, or a word that has been found.
    private struct Candidate {
        var node: Node
        var letters: [Int]
        var isWord: Bool
        /// No word that comes of it is likelier.
        var bound: Float
    }

    /// The likeliest words that begin with a prefix, the likeliest first; the prefix itself is one if it is a word.
    ///
    /// Best-first search: a prefix is only looked into while all its words together are likelier than the next word, so
    /// few of them are touched.
    ///
    /// - Parameter prefix: begins every word; none are found if no word begins so.
    public func completions(of prefix: [Int], count: Int) -> [Word] {
        guard count > 0, let start = node(of: prefix) else { return [] }
        // The likeliest is last.
        var open = [Candidate(node: start, letters: prefix, isWord: false, bound: mass(of: start))]
        var found: [Word] = []
        while found.count < count, let best = open.popLast() {
            if best.isWord {
                found.append(Word(letters: best.letters, probability: best.bound))
                continue
            }
            var next: [Candidate] = []
            if isWord(best.node) {
                next.append(
                    Candidate(node: best.node, letters: best.letters, isWord: true, bound: probability(of: best.node)))
            }
            for letter in 0..<Letters.count {
                guard let child = child(of: best.node, by: letter) else { continue }
                next.append(
                    Candidate(node: child, letters: best.letters + [letter], isWord: false, bound: mass(of: child)))
            }
            for candidate in next {
                open.insert(candidate, at: open.firstIndex { $0.bound >= candidate.bound } ?? open.endIndex)
            }
        }
        return found
    }
}
