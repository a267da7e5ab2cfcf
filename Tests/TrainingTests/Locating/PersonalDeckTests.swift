import Imaging
import Testing

@testable import Training

@Suite struct PersonalDeckTests {
    @Test func peopleWeighEvenly() {
        let deck = PersonalDeck(["ann"] + [String](repeating: "bob", count: 99))
        var generator = SeededGenerator(seed: 1)
        let dealt = (0..<1000).map { _ in deck.deal(using: &generator) }
        #expect((430...570).contains(dealt.count { $0 == 0 }))
        #expect(Set(dealt).count > 95)
    }

    @Test func nothingIsNothing() {
        #expect(PersonalDeck([]).isEmpty)
        #expect(!PersonalDeck(["ann"]).isEmpty)
    }
}
