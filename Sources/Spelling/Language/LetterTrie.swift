/// A tree of sequences of symbols, in flat arrays: the children of a node lie side by side.
///
/// Node 0 is the root; others are numbered level by level. In a file a node is one byte: the symbol, and three bits. The
/// form is that of a LOUDS trie (Jacobson, "Space-efficient static trees and graphs", 1989), with a bit for the last
/// of siblings instead of one for every node.
struct LetterTrie: Sendable {
    /// The bits of a node's byte beside its symbol.
    enum Flag {
        static let last: UInt8 = 0x20
        static let marked: UInt8 = 0x40
        static let parent: UInt8 = 0x80
        static let symbol: UInt8 = 0x1f
    }

    /// A node: its children, a bit for each symbol and the number of the first, and its parent.
    struct Node: Sendable {
        fileprivate static let mark: UInt32 = 1 << 31

        fileprivate(set) var bits: UInt32 = 0
        fileprivate(set) var first: UInt32 = 0
        fileprivate(set) var parent: UInt32 = 0

        /// The children's symbols, a bit each.
        var symbols: UInt32 { bits & (Self.mark - 1) }
        /// Whether a sequence ends here.
        var isMarked: Bool { bits & Self.mark != 0 }
    }

    /// The nodes, level by level; the root is not marked.
    let nodes: [Node]
    /// How many nodes are marked.
    let markedCount: Int

    /// Reads nodes below the root; nil when the bytes are no trie of symbols below `symbolCount`.
    init?(_ bytes: ArraySlice<UInt8>, symbolCount: Int) {
        let count = bytes.count + 1
        // Parents come before their children, so the groups of siblings belong to the parents in their order.
        var parents = [UInt32](repeating: 0, count: count + 1)
        var parentCount = bytes.isEmpty ? 0 : 1
        var nodes = [Node](repeating: Node(), count: count)
        var (group, node, markedCount) = (0, 1, 0)
        // What differs from node to node is added or chosen without branches: wrong guesses about them took a third of
        // the time in which a language is loaded.
        for byte in bytes {
            let symbol = UInt32(byte & Flag.symbol)
            let bit: UInt32 = 1 << symbol
            let parent = Int(parents[group])
            guard symbol < symbolCount, byte & (Flag.marked | Flag.parent) != 0, group < parentCount,
                nodes[parent].symbols < bit
            else { return nil }
            nodes[parent].first = nodes[parent].symbols == 0 ? UInt32(node) : nodes[parent].first
            nodes[parent].bits |= bit
            nodes[node].parent = UInt32(parent)
            nodes[node].bits = byte & Flag.marked != 0 ? Node.mark : 0
            markedCount += byte & Flag.marked != 0 ? 1 : 0
            parents[parentCount] = UInt32(node)
            parentCount += byte & Flag.parent != 0 ? 1 : 0
            group += byte & Flag.last != 0 ? 1 : 0
            node += 1
        }
        guard group == parentCount else { return nil }
        (self.nodes, self.markedCount) = (nodes, markedCount)
    }

    /// The child of a node by a symbol, or nil if no sequence goes on so.
    func child(of node: Int, by symbol: Int) -> Int? {
        let node = nodes[node]
        let bit: UInt32 = 1 << UInt32(symbol)
        guard node.symbols & bit != 0 else { return nil }
        return Int(node.first) + (node.symbols & (bit - 1)).nonzeroBitCount
    }

    /// The bytes of a trie of sequences, which are sorted, differ from each other, and are not empty.
    static func bytes(of sequences: [[UInt8]]) -> [UInt8] {
        var bytes: [UInt8] = []
        var level = [sequences[...]]
        var depth = 0
        while !level.isEmpty {
            var below: [ArraySlice<[UInt8]>] = []
            for group in level {
                // What ends at the parent comes first.
                var rest = group.drop { $0.count == depth }
                while let symbol = rest.first?[depth] {
                    let same = rest.prefix { $0[depth] == symbol }
                    rest = rest.dropFirst(same.count)
                    let isMarked = same.first?.count == depth + 1
                    let isParent = (same.last?.count ?? 0) > depth + 1
                    bytes.append(
                        symbol | (rest.isEmpty ? Flag.last : 0) | (isMarked ? Flag.marked : 0)
                            | (isParent ? Flag.parent : 0))
                    if isParent { below.append(same) }
                }
            }
            level = below
            depth += 1
        }
        return bytes
    }
}
