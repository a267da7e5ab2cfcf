import Basics
import Foundation
import Testing

@testable import Spelling

@Suite struct PrefixBeamSearchTests {
    private static let nothing: Float = -1e30

    /// A step of A, B and blank.
    private func step(_ a: Double, _ b: Double, _ blank: Double) -> [Float] {
        var step = [Float](repeating: Self.nothing, count: 27)
        (step[0], step[1], step[26]) = (Float(log(a)), Float(log(b)), Float(log(blank)))
        return step
    }

    /// A search that drops nothing.
    private func search(
        _ language: LanguageModel?, weight: Float = 1, bonus: Float = 0, confusion: LetterConfusion? = nil
    ) -> PrefixBeamSearch {
        var settings = PrefixBeamSettings()
        settings.width = 10_000
        settings.pruning = 1e9
        settings.leastLetter = 0
        (settings.languageWeight, settings.letterBonus) = (weight, bonus)
        return PrefixBeamSearch(language: language, settings: settings, confusion: confusion)
    }

    private var language: LanguageModel {
        get throws {
            let file = try #require(LanguageFile(LanguageBytes(words: ["A": 0, "AB": 8, "ABA": 20, "BB": 40]).file))
            return LanguageModel(lexicon: file.lexicon, characters: file.characters).adding(["BA"], share: 0.3)
        }
    }

    private let steps: [(Double, Double, Double)] = [
        (0.5, 0.2, 0.3), (0.1, 0.6, 0.3), (0.3, 0.3, 0.4), (0.25, 0.7, 0.05), (0.6, 0.1, 0.3),
    ]

    /// The probability of every sequence of letters that can be read, summed over all ways through the steps.
    private var readings: [[Int]: Double] {
        var sums: [[Int]: Double] = [:]
        for way in 0..<Int(pow(3.0, Double(steps.count))) {
            var (rest, probability, letters, last) = (way, 1.0, [Int](), 2)
            for step in steps {
                let symbol = rest % 3
                rest /= 3
                probability *= [step.0, step.1, step.2][symbol]
                if symbol != 2, symbol != last { letters.append(symbol) }
                last = symbol
            }
            sums[letters, default: 0] += probability
        }
        return sums
    }

    @Test func oneStepIsComputedByHand() {
        var search = search(nil)
        search.add(step(0.5, 0.2, 0.3))
        search.add(step(0.1, 0.6, 0.3))
        // AB, or A with a blank or itself, or BB merged to B.
        let expected = [[0, 1]: 0.3, [0]: 0.23, [1]: 0.36, []: 0.09, [1, 0]: 0.02]
        let best = search.best(count: 9)
        #expect(best.map(\.letters) == [[1], [0, 1], [0], [], [1, 0]])
        for word in best {
            #expect(abs(exp(word.score) - (expected[word.letters] ?? 0)) < 1e-6)
            #expect(abs(word.posterior - exp(word.score)) < 1e-6)
            #expect(!word.isKnown)
        }
        #expect(search.bestPrefix == [1])
    }

    /// What is found is compared with the sum over all ways, for every word that can be read.
    @Test func allWaysAreSummedWithoutLanguage() {
        var search = search(nil)
        for (a, b, blank) in steps { search.add(step(a, b, blank)) }
        let found = search.best(count: 10_000)
        #expect(found.count == readings.count)
        for word in found { #expect(abs(exp(word.score) / (readings[word.letters] ?? 0) - 1) < 1e-5, "\(word)") }
    }

    @Test func theLanguageWeighsTheSum() throws {
        let language = try language
        var search = search(language, weight: 0.8, bonus: 0.5)
        for (a, b, blank) in steps { search.add(step(a, b, blank)) }
        let expected = readings.map { letters, probability in
            let weight =
                letters.isEmpty ? 0 : language.logProbability(of: letters, unknown: search.settings.unknownWords)
            return (letters, log(probability) + 0.8 * Double(weight) + 0.5 * Double(letters.count))
        }.sorted { $0.1 > $1.1 }
        let found = search.best(count: 10_000)
        #expect(found.map(\.letters) == expected.map(\.0))
        for (word, (_, score)) in zip(found, expected) { #expect(abs(word.score - score) < 1e-4, "\(word)") }
        #expect(abs(found.reduce(0) { $0 + $1.posterior } - 1) < 1e-6)
        #expect(Set(found.filter(\.isKnown).map(\.word)) == ["A", "AB", "ABA", "BB", "BA"])
    }

    /// Every letter is shown as itself or read as the other, once for the letter: all that may have been read is summed.
    @Test func aMisreadLetterIsPaidOnce() throws {
        var rows = [[Float]](repeating: [Float](repeating: 0, count: 26), count: 26)
        rows[0] = [3, 1] + [Float](repeating: 0, count: 24)
        let confusion = try #require(LetterConfusion(rows))
        var search = search(nil, confusion: confusion)
        for (a, b, blank) in steps { search.add(step(a, b, blank)) }
        var expected: [[Int]: Double] = [:]
        for (read, probability) in readings {
            for choice in 0..<(1 << read.count) {
                // What was read as A was A; what was read as B was either.
                let shown = read.indices.map { read[$0] == 1 && choice >> $0 & 1 == 1 ? 0 : read[$0] }
                if read.indices.contains(where: { read[$0] == 0 && choice >> $0 & 1 == 1 }) { continue }
                let factors = zip(shown, read).map { $0 == 1 ? 1 : $1 == 0 ? 0.75 : 0.25 }
                expected[shown, default: 0] += factors.reduce(probability, *)
            }
        }
        let found = search.best(count: 10_000)
        #expect(found.count == expected.count)
        for word in found { #expect(abs(exp(word.score) / (expected[word.letters] ?? 0) - 1) < 1e-5, "\(word)") }
    }

    /// B is read as nothing one time in five; not twice in a row.
    @Test func anOverlookedLetterIsPaidOnce() throws {
        var rows = [[Float]](repeating: [Float](repeating: 0, count: 27), count: 26)
        (rows[1][1], rows[1][26]) = (4, 1)
        let confusion = try #require(LetterConfusion(rows))
        var search = search(nil, confusion: confusion)
        for (a, b, blank) in steps { search.add(step(a, b, blank)) }
        var expected: [[Int]: Double] = [:]
        for (read, probability) in readings {
            // A letter B may stand at each place before, between and after what was read.
            for places in 0..<(1 << (read.count + 1)) {
                var (shown, factor) = ([Int](), probability)
                for index in 0...read.count {
                    if places >> index & 1 == 1 { (shown, factor) = (shown + [1], factor * 0.2) }
                    guard index < read.count else { continue }
                    shown.append(read[index])
                    factor *= read[index] == 1 ? 0.8 : 1
                }
                expected[shown, default: 0] += factor
            }
        }
        let found = search.best(count: 10_000)
        #expect(found.count == expected.count)
        for word in found { #expect(abs(exp(word.score) / (expected[word.letters] ?? 0) - 1) < 1e-5, "\(word)") }
    }

    @Test func completionsFollowTheLettersSoFar() throws {
        var search = try search(language)
        #expect(search.completions(count: 5).isEmpty)
        search.add(step(0.9, 0.05, 0.05))
        search.add(step(0.05, 0.05, 0.9))
        let completions = search.completions(count: 3)
        #expect(completions.map(\.word) == ["A", "AB", "ABA"])
        #expect(completions.allSatisfy { $0.isKnown })
        search.add(step(0.01, 0.98, 0.01))
        #expect(search.completions(count: 2).map(\.word) == ["AB", "ABA"])
        #expect(PrefixBeamSearch(language: nil).completions(count: 3).isEmpty)
    }

    @Test func anotherWordBeginsAnew() throws {
        var search = try search(language)
        let fresh = search.best(count: 9)
        #expect(fresh.map(\.letters) == [[]] && fresh.first?.score == 0 && fresh.first?.posterior == 1)
        search.add(step(0.9, 0.05, 0.05))
        search.restart()
        #expect(search.best(count: 9) == fresh && search.bestPrefix.isEmpty)
    }

    @Test func aStepInWhichNothingIsPossibleIsLeftOut() {
        var search = search(nil)
        search.add(step(0.5, 0.2, 0.3))
        let before = search.best(count: 9)
        search.add([Float](repeating: .nan, count: 27))
        search.add([Float](repeating: -.infinity, count: 27))
        #expect(search.best(count: 9) == before)

        // B is too rare to lengthen a prefix, and nothing else is possible.
        var coarse = PrefixBeamSearch(language: nil)
        coarse.add(step(0, 1e-5, 0))
        #expect(coarse.bestPrefix.isEmpty && coarse.best(count: 9).first?.posterior == 1)
        coarse.add(step(0.9, 0.05, 0.05))
        #expect(coarse.bestPrefix == [0])
    }

    /// Thousands of steps of noise: numbers stay finite, and what was dropped makes room.
    @Test func aLongNoiseDoesNoHarm() throws {
        var generator = SeededGenerator(seed: 3)
        var search = try PrefixBeamSearch(language: language)
        for _ in 0..<3000 {
            let scores = (0..<27).map { _ in Double(generator.normal()) * 4 }
            let sum = log(scores.reduce(0) { $0 + exp($1) })
            search.add(scores.map { Float($0 - sum) })
        }
        let best = search.best(count: 5)
        #expect(best.count == 5 && best.allSatisfy { $0.score.isFinite && $0.posterior.isFinite })
        #expect((best.first?.letters.count ?? 0) > 200)
        #expect(search.beam.count <= search.settings.width)
        #expect(search.tree.nodes.count < search.settings.width * 3000)
    }
}
