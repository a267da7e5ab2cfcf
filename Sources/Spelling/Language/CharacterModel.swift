/// Which letters follow which, in words and names of a language: for words that no lexicon has.
///
/// An n-gram model: the longest known context of the last letters gives the probability of a symbol, or leaves it to the
/// context that is one letter shorter, with a weight such that all symbols sum to 1 (Katz, "Estimation of
/// probabilities from sparse data", 1987). The probabilities are smoothed as in Chen and Goodman, "An empirical study of
/// smoothing techniques for language modeling", 1999, when the file is made. Letters are numbers 0…25; a word begins and
/// ends with a boundary.
public struct CharacterModel: Sendable {
    /// The number of the boundary, which ends a word.
    public static let boundary = 26
    /// How many symbols there are: the letters, and the boundary.
    public static let symbolCount = 27

    /// What a model knows of the letters so far: the last few.
    public struct Context: Sendable, Hashable {
        /// The longest known context.
        let node: Int32
        /// The last six symbols plus one, five bits each, the latest in the lowest; 0 where there was none.
        let history: UInt32
    }

    /// What is known of one context.
    private struct Row {
        /// Where its probabilities begin.
        var start: Int32 = 0
        /// A bit for each symbol that it has the probability of.
        var symbols: UInt32 = 0
        /// What the probabilities of the shorter context are multiplied by.
        var weight: Float = 1
    }

    private let contexts: LetterTrie
    private var rows: [Row]
    private var probabilities: [Float]

    /// Makes a model of n-grams.
    ///
    /// - Parameters:
    ///   - contexts: a trie of contexts, which leads from the latest symbol back.
    ///   - symbols: by n-gram, those of the root first, then those of each marked context: its symbol, and
    ///     `LetterTrie.Flag.last` on the last of a context.
    ///   - probabilities: by n-gram.
    /// - Returns: nil when this is no distribution for each context.
    init?(contexts: LetterTrie, symbols: ArraySlice<UInt8>, probabilities: [Float]) {
        guard symbols.count == probabilities.count else { return nil }
        self.contexts = contexts
        self.probabilities = probabilities
        rows = [Row](repeating: Row(), count: contexts.nodes.count)
        var next = symbols.startIndex
        for node in rows.indices where node == 0 || contexts.nodes[node].isMarked {
            var row = rows[node]
            row.start = Int32(next - symbols.startIndex)
            var isLast = false
            while !isLast, next < symbols.endIndex {
                let bit: UInt32 = 1 << UInt32(symbols[next] & LetterTrie.Flag.symbol)
                guard row.symbols < bit, bit < 1 << UInt32(Self.symbolCount) else { return nil }
                row.symbols |= bit
                isLast = symbols[next] & LetterTrie.Flag.last != 0
                next += 1
            }
            guard isLast, weigh(&row, of: node) else { return nil }
            rows[node] = row
        }
        guard next == symbols.endIndex else { return nil }
    }

    /// Finds what the probabilities of the shorter context are multiplied by; false when nothing is left for them.
    private mutating func weigh(_ row: inout Row, of node: Int) -> Bool {
        let range = Int(row.start)..<Int(row.start) + row.symbols.nonzeroBitCount
        var sum: Float = 0
        for index in range { sum += probabilities[index] }
        if node == 0 {
            guard range.count == Self.symbolCount, sum > 0 else { return false }
            for index in range { probabilities[index] /= sum }
            return true
        }
        let shorter = Context(node: Int32(contexts.nodes[node].parent), history: 0)
        var known: Float = 0
        var symbols = row.symbols
        while symbols != 0 {
            known += probability(of: symbols.trailingZeroBitCount, after: shorter)
            symbols &= symbols - 1
        }
        guard sum < 1, known < 1 else { return false }
        row.weight = (1 - sum) / (1 - known)
        return true
    }

    /// The context at the begin of a word.
    public var start: Context { context(history: UInt32(Self.boundary) + 1) }

    /// The context after one more letter.
    public func context(after letter: Int, in context: Context) -> Context {
        self.context(history: (context.history << 5 | UInt32(letter) + 1) & 0x3fff_ffff)
    }

    private func context(history: UInt32) -> Context {
        var node = 0
        var rest = history
        while rest != 0, let child = contexts.child(of: node, by: Int(rest & 31) - 1) {
            node = child
            rest >>= 5
        }
        return Context(node: Int32(node), history: history)
    }

    /// The probability that a letter, or the boundary, comes next; above 0.
    public func probability(of symbol: Int, after context: Context) -> Float {
        let bit: UInt32 = 1 << UInt32(symbol)
        var node = context.node
        var weight: Float = 1
        while true {
            let row = rows[Int(node)]
            if row.symbols & bit != 0 {
                return weight * probabilities[Int(row.start) + (row.symbols & (bit - 1)).nonzeroBitCount]
            }
            weight *= row.weight
            // What is one letter shorter.
            node = Int32(contexts.nodes[Int(node)].parent)
        }
    }

    /// The probability that a word is these letters and no more.
    public func probability(of letters: [Int]) -> Double {
        var context = start
        var product = 1.0
        for letter in letters {
            product *= Double(probability(of: letter, after: context))
            context = self.context(after: letter, in: context)
        }
        return product * Double(probability(of: Self.boundary, after: context))
    }
}
