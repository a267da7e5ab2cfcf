import Basics
import Spelling

/// Draws what is spelled in training: letters as in names and words, and letters in any order.
///
/// The sequence network must not learn a language; `PrefixBeamSearch` knows that better.
struct WordSampler {
    /// The share of words in which all letters are equally likely.
    private static let shareOfAnyLetters = 0.5
    private static let longest = 10

    /// Which letters follow which.
    let characters: CharacterModel

    /// Draws the letters of a word, 0…25.
    func word(using generator: inout SeededGenerator) -> [Int] {
        if generator.happens(withProbability: Self.shareOfAnyLetters) {
            return (0..<2 + generator.index(below: 6)).map { _ in generator.index(below: Letters.count) }
        }
        var letters: [Int] = []
        var context = characters.start
        while letters.count < Self.longest {
            var rest = Float(generator.uniform())
            var symbol = 0
            while symbol < CharacterModel.boundary {
                rest -= characters.probability(of: symbol, after: context)
                if rest < 0 { break }
                symbol += 1
            }
            guard symbol < CharacterModel.boundary else { break }
            letters.append(symbol)
            context = characters.context(after: symbol, in: context)
        }
        return letters.count > 1 ? letters : word(using: &generator)
    }
}
