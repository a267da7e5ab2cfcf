import Glibc
import Spelling
import Testing

@Suite struct LexiconTests {
    private let lexicon = Lexicon([("AT", 4), ("ANT", 2), ("BE", 1), ("BEE", 1), ("AT", 2)])

    private func find(_ prefix: String) -> Lexicon.Node? {
        Letters.indices(of: prefix).flatMap { lexicon.node(of: $0) }
    }

    @Test func wordsHaveTheirShare() throws {
        #expect(lexicon.count == 4)
        #expect(try lexicon.probability(of: #require(find("AT"))) == 0.6)
        #expect(try lexicon.probability(of: #require(find("BE"))) == 0.1)
        #expect(try lexicon.logProbability(of: #require(find("ANT"))) == log(Float(0.2)))
        #expect(try lexicon.logProbability(of: #require(find("AN"))) == nil)
    }

    @Test func prefixesHaveTheMassOfTheirWords() throws {
        #expect(abs(lexicon.mass(of: lexicon.root) - 1) < 1e-6)
        #expect(abs(try lexicon.mass(of: #require(find("A"))) - 0.8) < 1e-6)
        #expect(abs(try lexicon.logMass(of: #require(find("BE"))) - log(Float(0.2))) < 1e-6)
        #expect(try lexicon.mass(of: #require(find("BEE"))) == 0.1)
        #expect(find("C") == nil && find("ATT") == nil)
    }

    @Test func theLettersThatFollowSumToThePrefix() throws {
        for prefix in ["A", "B", "BE"] {
            let node = try #require(find(prefix))
            let following = (0..<26).compactMap { lexicon.child(of: node, by: $0) }.map { lexicon.mass(of: $0) }
            #expect(abs(following.reduce(lexicon.probability(of: node), +) - lexicon.mass(of: node)) < 1e-6)
        }
    }

    @Test func wordsAreLookedUp() {
        #expect(lexicon.contains("be") && lexicon.contains("BEE"))
        #expect(!lexicon.contains("B") && !lexicon.contains("BEES") && !lexicon.contains("") && !lexicon.contains("É"))
    }

    @Test func whatIsNoWordIsLeftOut() {
        let lexicon = Lexicon([("É", 1), ("A", 0), ("B", -1), ("C", .nan), ("D", .infinity), ("E", 1)])
        #expect(lexicon.count == 1 && lexicon.contains("E"))
        let empty = Lexicon([])
        #expect(empty.count == 0 && empty.mass(of: empty.root) == 0 && empty.completions(of: [], count: 3).isEmpty)
    }

    private func completions(_ prefix: String, _ count: Int) -> [String] {
        lexicon.completions(of: Letters.indices(of: prefix) ?? [], count: count).map { Letters.word($0.letters) }
    }

    @Test func completionsAreTheLikeliestFirst() {
        #expect(completions("", 9) == ["AT", "ANT", "BE", "BEE"])
        #expect(completions("A", 1) == ["AT"])
        #expect(completions("AN", 2) == ["ANT"])
        #expect(completions("BE", 2) == ["BE", "BEE"])
        #expect(completions("C", 2).isEmpty && completions("A", 0).isEmpty)
        #expect(lexicon.completions(of: [0], count: 2).map(\.probability) == [0.6, 0.2])
    }
}
