import Basics
import Testing

@testable import Spelling

/// Writes small language files, as `tools/make-lexicon` does.
struct LanguageBytes {
    /// The code of each word's probability, e^(-code / 16).
    var words: [String: UInt8] = ["AT": 0, "ANT": 16, "BE": 32]
    /// The codes of symbols after a context, by the context's symbols, the latest first.
    var rows: [[UInt8]: [UInt8: UInt8]] = [
        []: evenly, [0]: [13: 16, 19: 20], [26]: [0: 10, 1: 30], [0, 26]: [19: 8],
    ]
    var note = "Test."

    /// Every symbol is as probable as each other.
    static let evenly = Dictionary(uniqueKeysWithValues: (0..<27).map { (UInt8($0), UInt8(52)) })

    /// What follows the checksum.
    var content: [UInt8] {
        let spelled = words.keys.sorted().compactMap { Letters.indices(of: $0)?.map(UInt8.init) }
        let nodes = LetterTrie.bytes(of: spelled)
        let codes = Self.marked(nodes, symbols: 26).map { word in words[Letters.word(word.map(Int.init))] ?? 0 }
        let contexts = rows.keys.filter { !$0.isEmpty }.sorted { $0.lexicographicallyPrecedes($1) }
        let contextNodes = LetterTrie.bytes(of: contexts)
        var symbols: [UInt8] = []
        var probabilities: [UInt8] = []
        for context in [[]] + Self.marked(contextNodes, symbols: 27) {
            let row = (rows[context] ?? [:]).sorted { $0.key < $1.key }
            symbols += row.map { $0.key | ($0.key == row.last?.key ? LetterTrie.Flag.last : 0) }
            probabilities += row.map(\.value)
        }
        let text = Array(note.utf8)
        return [text.count, nodes.count, codes.count, contextNodes.count, symbols.count].flatMap(Self.number)
            + text + nodes + codes + contextNodes + symbols + probabilities
    }

    /// The whole file.
    var file: [UInt8] { Self.file(content) }

    /// A file of content with its right checksum.
    static func file(_ content: [UInt8]) -> [UInt8] {
        Array("SPELLNG1".utf8) + number(Int(CRC32.iso3309.checksum(of: content[...]))) + content
    }

    private static func number(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(value >> (8 * $0) & 255) } }

    /// The sequences of the marked nodes of a trie, in the order of its nodes.
    private static func marked(_ nodes: [UInt8], symbols: Int) -> [[UInt8]] {
        guard let trie = LetterTrie(nodes[...], symbolCount: symbols) else { return [] }
        var sequences = [[UInt8]](repeating: [], count: trie.nodes.count)
        for node in trie.nodes.indices {
            for symbol in 0..<symbols {
                if let child = trie.child(of: node, by: symbol) { sequences[child] = sequences[node] + [UInt8(symbol)] }
            }
        }
        return sequences.indices.filter { trie.nodes[$0].isMarked }.map { sequences[$0] }
    }
}
