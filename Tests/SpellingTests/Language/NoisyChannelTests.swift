import Basics
import Foundation
import Spelling
import TestSupport
import Testing

/// Spells words through a channel that misreads and overlooks letters, as a network for hands does.
private struct NoisyChannel {
    var generator: SeededGenerator
    /// What a letter is read as, one time in twelve.
    static let misread = [
        "PQ", "KV", "GH", "OE", "TX", "MN", "SE", "UR", "RU", "VK", "NT", "AS", "EO", "CO", "DZ", "IJ",
    ]
    .compactMap { Letters.indices(of: $0) }
    static let confusion: LetterConfusion? = {
        var rows = (0..<26).map { shown in (0..<27).map { $0 == shown ? Float(0.9) : $0 == 26 ? 0.03 : 0.0004 } }
        for pair in misread { rows[pair[0]][pair[1]] += 0.08 }
        return LetterConfusion(rows)
    }()

    private mutating func between(_ low: Double, _ high: Double) -> Double {
        low * pow(high / low, generator.uniform())
    }

    private mutating func step(_ peaks: (symbol: Int, odds: Double)...) -> [Float] {
        var odds = (0..<27).map { _ in between(1e-6, 1e-3) }
        for peak in peaks { odds[peak.symbol] += peak.odds }
        let sum = odds.reduce(0, +)
        return odds.map { Float(log($0 / sum)) }
    }

    /// Each letter takes one to three steps, with one to four of blank after it.
    mutating func steps(_ word: [Int]) -> [[Float]] {
        var steps = [step((26, 1))]
        for letter in word {
            let other = Self.misread.first { $0[0] == letter }?[1] ?? generator.index(below: 26)
            let chance = generator.uniform()
            let (read, doubted) = chance < 0.08 ? (other, letter) : (letter, other)
            let doubt = between(1e-3, 0.3)
            for _ in 0...generator.index(below: 3) where chance < 0.97 {
                steps.append(step((doubted, doubt), (read, 1), (26, between(0.01, 0.3))))
            }
            for _ in 0...generator.index(below: 4) { steps.append(step((26, 1))) }
        }
        return steps
    }
}

@Suite struct NoisyChannelTests {
    /// 100 words, drawn by the root of their probability, read with and without language.
    @Test func theLanguageMendsWhatWasMisread() throws {
        let language = try LanguageModel(contentsOf: TestData.repository.appending(path: "models/english.language"))
        var channel = NoisyChannel(generator: SeededGenerator(seed: 4))
        let words = language.lexicon.completions(of: [], count: 4000)
        let highest = words.first.map { Double($0.probability).squareRoot() } ?? 1
        var letters = PrefixBeamSearch(language: nil, settings: .letters)
        var plain = PrefixBeamSearch(language: language)
        var mended = PrefixBeamSearch(language: language, confusion: NoisyChannel.confusion)
        var (right, known, first, five) = (0, 0, 0, 0)
        var count = 0
        while count < 100 {
            guard let drawn = channel.generator.pick(words), drawn.letters.count > 3,
                channel.generator.uniform() * highest < Double(drawn.probability).squareRoot()
            else { continue }
            let word = drawn.letters
            count += 1
            letters.restart()
            plain.restart()
            mended.restart()
            for step in channel.steps(word) {
                letters.add(step)
                plain.add(step)
                mended.add(step)
            }
            let best = mended.best(count: 5).map(\.letters)
            if letters.best(count: 1).first?.letters == word { right += 1 }
            if plain.best(count: 1).first?.letters == word { known += 1 }
            if best.first == word { first += 1 }
            if best.contains(word) { five += 1 }
        }
        #expect(right < 70)
        #expect(known > 60)
        #expect(first > 80)
        #expect(five > 88)
    }
}
