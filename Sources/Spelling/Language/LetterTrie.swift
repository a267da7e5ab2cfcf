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

    /// A node's children: a bit for each symbol, and the number of the first.
    struct Node: Sendable, Equatable {
        private static let mark: UInt32 = 1 << 31
        private static let parent: UInt32 = 1 << 30

        private(set) var bits: UInt32 = 0
        private(set) var first: UInt32 = 0

        /// The children's symbols, a bit each.
        var symbols: UInt32 { bits & (Self.parent - 1) }
        /// Whether a sequence ends here.
        var isMarked: Bool { bits & Self.mark != 0 }
        /// The numbers of the children.
        var children: Range<Int> { Int(first)..<Int(first) + symbols.nonzeroBitCount }

        fileprivate var isParent: Bool { bits & Self.parent != 0 }

        fileprivate init(flags: UInt8) {
            if flags & Flag.marked != 0 { bits |= Self.mark }
            if flags & Flag.parent != 0 { bits |= Self.parent }
        }

        /// Adds a child; false unless its symbol is above those of the others.
        fileprivate mutating func add(_ symbol: UInt32, node: Int) -> Bool {
            if symbols == 0 { first = UInt32(node) }
            defer { bits |= 1 << symbol }
            return isParent && symbols < 1 << symbol
        }
    }

    /// The nodes, level by level; the root is not marked.
    let nodes: [Node]
    /// How many nodes are marked.
    let markedCount: Int

    /// Reads nodes below the root; nil when the bytes are no trie of symbols below `symbolCount`.
    init?(_ bytes: ArraySlice<UInt8>, symbolCount: Int) {
        let count = bytes.count + 1
        var markedCount = 0
        var isTrie = true
        nodes = [Node](unsafeUninitializedCapacity: count) { nodes, initialized in
            initialized = 1
            nodes.initializeElement(at: 0, to: Node(flags: bytes.isEmpty ? 0 : Flag.parent))
            // Parents come before their children, so the next group of siblings belongs to the next parent.
            var parent = 0
            for byte in bytes {
                let symbol = UInt32(byte & Flag.symbol)
                guard symbol < symbolCount, byte & (Flag.marked | Flag.parent) != 0, parent < initialized,
                    nodes[parent].add(symbol, node: initialized)
                else {
                    isTrie = false
                    return
                }
                nodes.initializeElement(at: initialized, to: Node(flags: byte))
                initialized += 1
                if byte & Flag.marked != 0 { markedCount += 1 }
                if byte & Flag.last != 0 {
                    repeat { parent += 1 } while parent < initialized && !nodes[parent].isParent
                }
            }
            isTrie = bytes.isEmpty || parent == count
        }
        guard isTrie else { return nil }
        self.markedCount = markedCount
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
