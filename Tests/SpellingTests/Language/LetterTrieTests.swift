import Testing

@testable import Spelling

@Suite struct LetterTrieTests {
    /// A, AT, BE: level by level A (a word, and more), B, then T, E.
    @Test func nodesLieLevelByLevel() {
        #expect(
            LetterTrie.bytes(of: [[0], [0, 19], [1, 4]]) == [0xc0, 0xa1, 0x73, 0x64])
    }

    @Test func childrenAreFound() throws {
        let trie = try #require(LetterTrie(LetterTrie.bytes(of: [[0], [0, 19], [1, 4]])[...], symbolCount: 26))
        #expect(trie.nodes.count == 5 && trie.markedCount == 3)
        #expect(trie.child(of: 0, by: 0) == 1 && trie.child(of: 0, by: 1) == 2 && trie.child(of: 0, by: 2) == nil)
        #expect(trie.child(of: 1, by: 19) == 3 && trie.child(of: 2, by: 4) == 4)
        #expect(trie.child(of: 3, by: 0) == nil)
        #expect(trie.nodes.map(\.isMarked) == [false, true, false, true, true])
    }

    @Test func thereMayBeNothing() throws {
        let trie = try #require(LetterTrie([], symbolCount: 26))
        #expect(trie.nodes.count == 1 && trie.child(of: 0, by: 0) == nil)
        #expect(LetterTrie.bytes(of: []).isEmpty)
    }

    @Test(
        arguments: [
            ("a symbol that there is not", [0x7a]),
            ("symbols that do not rise", [0x41, 0x60]),
            ("a symbol twice", [0x41, 0x61]), ("siblings without a last", [0x41]),
            ("children that are not there", [0xa1]),
            ("children of nobody", [0x61, 0x62]),
            ("an end that is no word", [0x21]),
        ] as [(String, [UInt8])])
    func whatIsNoTrieIsRefused(fault: String, nodes: [UInt8]) {
        #expect(LetterTrie(nodes[...], symbolCount: 26) == nil, "\(fault)")
    }
}
