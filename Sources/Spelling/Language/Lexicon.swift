import Glibc

/// Words with their probabilities, as a tree of letters: what follows a prefix is found without searching.
///
/// Letters are numbers 0…25. The probabilities of all words sum to 1.
public struct Lexicon: Sendable {
    /// A sequence of letters with which at least one word begins.
    public struct Node: Sendable, Hashable {
        let index: Int32
    }

    /// How many words there are.
    public let count: Int
    let trie: LetterTrie
    private let entries: [Entry]

    /// What is known of a node.
    private struct Entry {
        /// The probability of the word that ends there, 0 if none does.
        var probability: Float
        /// The probability of all words that begin so.
        var mass: Float
    }

    /// Makes a lexicon of words and their weights, which need not sum to 1.
    ///
    /// A word that occurs twice has both weights. What is no word (``Letters/indices(of:)``), and weights that are not
    /// above 0, are left out.
    public init(_ words: some Sequence<(String, Double)>) {
        var weights: [[UInt8]: Double] = [:]
        for (word, weight) in words where weight > 0 && weight.isFinite {
            guard let letters = Letters.indices(of: word) else { continue }
            weights[letters.map(UInt8.init), default: 0] += weight
        }
        let sequences = weights.keys.sorted { $0.lexicographicallyPrecedes($1) }
        // The bytes are a trie by construction.
        guard let trie = LetterTrie(LetterTrie.bytes(of: sequences)[...], symbolCount: Letters.count) else {
            preconditionFailure("a trie of \(sequences.count) words cannot be read back")
        }
        var ends = [Int: Double](minimumCapacity: weights.count)
        for (letters, weight) in weights {
            ends[letters.reduce(0) { node, letter in trie.child(of: node, by: Int(letter)) ?? 0 }] = weight
        }
        self.init(trie, weights: ends.sorted { $0.key < $1.key }.map(\.value))
    }

    /// Makes a lexicon of a trie and the weight of each word, in the order of the nodes where they end.
    init(_ trie: LetterTrie, weights: [Double]) {
        let scale = 1 / weights.reduce(0, +)
        var weights = weights.makeIterator()
        var entries = trie.nodes.map { node in
            let probability = node.isMarked ? Float((weights.next() ?? 0) * scale) : 0
            return Entry(probability: probability, mass: probability)
        }
        entries.withUnsafeMutableBufferPointer { entries in
            for index in trie.nodes.indices.dropFirst().reversed() {
                entries[Int(trie.nodes[index].parent)].mass += entries[index].mass
            }
        }
        (self.trie, self.entries, count) = (trie, entries, trie.markedCount)
    }

    /// The begin of all words.
    public var root: Node { Node(index: 0) }

    /// The prefix that is one letter longer; nil if no word goes on so.
    public func child(of node: Node, by letter: Int) -> Node? {
        trie.child(of: Int(node.index), by: letter).map { Node(index: Int32($0)) }
    }

    /// The prefix of these letters; nil if no word begins so.
    public func node(of letters: some Sequence<Int>) -> Node? {
        var node = root
        for letter in letters {
            guard let next = child(of: node, by: letter) else { return nil }
            node = next
        }
        return node
    }

    /// The probability that a word begins with a prefix, 0…1.
    public func mass(of node: Node) -> Float { entries[Int(node.index)].mass }

    /// The probability of the word that is a prefix as a whole; 0 if it is none.
    public func probability(of node: Node) -> Float { entries[Int(node.index)].probability }

    /// The logarithm of the probability that a word begins with a prefix.
    public func logMass(of node: Node) -> Float { log(mass(of: node)) }

    /// The logarithm of the probability of the word that is a prefix as a whole; nil if it is none.
    public func logProbability(of node: Node) -> Float? {
        isWord(node) ? log(probability(of: node)) : nil
    }

    /// Whether a prefix is a word as a whole.
    public func isWord(_ node: Node) -> Bool { trie.nodes[Int(node.index)].isMarked }

    /// Whether there is this word.
    public func contains(_ word: String) -> Bool {
        Letters.indices(of: word).flatMap { node(of: $0) }.map(isWord) ?? false
    }
}
