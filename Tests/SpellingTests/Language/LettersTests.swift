import Spelling
import Testing

@Suite struct LettersTests {
    @Test func lettersAreCountedFromA() {
        #expect(Letters.indices(of: "AbZ") == [0, 1, 25])
        #expect(Letters.word([0, 1, 25]) == "ABZ")
        #expect(Letters.word([]) == "")
    }

    @Test func whatIsNotSpelledIsLeftOut() {
        #expect(Letters.indices(of: "O'Neill") == Letters.indices(of: "ONEILL"))
        #expect(Letters.indices(of: "Jean-Luc") == Letters.indices(of: "JEANLUC"))
    }

    @Test(arguments: ["", "-", "José", "R2D2", "two words", "é"])
    func whatHasOtherCharactersIsNoWord(text: String) {
        #expect(Letters.indices(of: text) == nil)
    }
}
