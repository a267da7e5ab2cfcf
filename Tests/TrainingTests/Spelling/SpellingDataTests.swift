import Basics
import Foundation
import NeuralNetwork
import TestSupport
import Testing

@testable import Spelling
@testable import Training

/// Words and letters that are made up, so that nothing has to be rendered.
enum MadeWords {
    /// A word of which each letter is shown for some steps, with a step between.
    static func word(_ letters: [Int], steps: Int = 5) -> ObservedWord {
        var word = ObservedWord(letters: letters, inputs: SequenceInput.emptyStep, truth: [ObservedWord.noLetter])
        for letter in letters {
            for step in 0...steps {
                var values = [Float](repeating: 0, count: SequenceInput.channels)
                values[step < steps ? letter : ObservedWord.noLetter] = 0.9
                values[SequenceInput.Channel.motion] = step < steps ? 0.1 : 0.8
                word.inputs += values
                word.truth.append(step < steps ? letter : ObservedWord.undecided)
            }
        }
        return word
    }

    /// Two signers, the second of whom is read as surely.
    static let held = HeldLetters(
        signers: (0..<2).map { signer in
            (0..<26).map { letter in
                [(0..<2).map { _ in (0...26).map { $0 == letter ? 0.8 : 0.2 / 26 } }]
            }
        })
}

@Suite struct ObservedWordTests {
    @Test func runsAreTheStepsOfOneLetter() {
        let runs = MadeWords.word([3, 3, 7], steps: 2).runs
        #expect(runs.map(\.letter) == [3, 3, 7])
        #expect(runs.map(\.steps) == [1..<3, 4..<6, 7..<9])
        #expect(ObservedWord(letters: [], inputs: [], truth: []).runs.isEmpty)
    }

    @Test func aFileGivesBackWhatWasWrittenForTheSameOriginOnly() throws {
        let folder = try TemporaryFolder()
        let url = folder.file("words")
        let words = [MadeWords.word([1, 2]), MadeWords.word([25])]
        try ObservedWordFile(url: url, origin: "one").write(words)
        #expect(ObservedWordFile(url: url, origin: "one").read() == words)
        #expect(ObservedWordFile(url: url, origin: "two").read() == nil)
        let bytes = try Data(contentsOf: url)
        try bytes.dropLast(3).write(to: url)
        #expect(ObservedWordFile(url: url, origin: "one").read() == nil)
    }

    /// Such words would end a training: they do not fit the network, or their letters do not fit the steps.
    @Test func aFileOfWordsThatCannotBeLearntIsNotUsed() throws {
        let folder = try TemporaryFolder()
        let file = ObservedWordFile(url: folder.file("words"), origin: "one")
        var tooShort = MadeWords.word([1, 1], steps: 1)
        tooShort.letters = [Int](repeating: 1, count: 9)
        var noLetter = MadeWords.word([3])
        noLetter.letters = [26]
        for word in [tooShort, noLetter, MadeWords.word([1], steps: SpellingConfiguration.steps)] {
            #expect(!word.isLearnable)
            try file.write([MadeWords.word([2]), word])
            #expect(file.read() == nil)
        }
    }

    @Test func aFileOfSomethingElseIsNotReplaced() throws {
        let folder = try TemporaryFolder()
        let file = ObservedWordFile(url: folder.file("words"), origin: ObservedWordFile.title + "1")
        #expect(!file.isForeign)
        try Data("my notes".utf8).write(to: file.url)
        #expect(file.isForeign)
        try file.write([])
        #expect(!file.isForeign)
    }
}

@Suite struct HeldLettersTests {
    @Test func heldLettersTakeThePlaceOfRenderedOnes() {
        var generator = SeededGenerator(seed: 3)
        var word = MadeWords.word([4, 9])
        let before = word
        MadeWords.held.replaceHolds(of: &word, using: &generator)
        #expect(word.truth == before.truth && word.letters == before.letters)
        let values = word.inputs[3 * SequenceInput.channels..<3 * SequenceInput.channels + 27]
        #expect(abs((values.first.map { _ in values[values.startIndex + 4] } ?? 0) - 0.8) < 0.01)
        #expect(abs(values.reduce(0, +) - 1) < 1e-4)
    }

    @Test func aWordIsPutTogetherWithoutDoubles() {
        var generator = SeededGenerator(seed: 5)
        let word = MadeWords.held.word(of: [2, 2, 11, 0], using: &generator)
        #expect(word.letters == [2, 11, 0])
        #expect(word.inputs.count == word.steps * SequenceInput.channels)
        #expect(word.truth.first == ObservedWord.noLetter && word.truth.last == ObservedWord.noLetter)
        #expect(word.runs.map(\.letter) == [2, 11, 0])
    }

    @Test func noiseKeepsProbabilitiesAndEmptySteps() {
        var generator = SeededGenerator(seed: 9)
        for _ in 0..<20 {
            var word = MadeWords.word([4, 9, 25, 0, 1])
            ObservationNoise.apply(to: &word, using: &generator)
            for step in 0..<word.steps {
                let values = word.inputs[step * SequenceInput.channels..<(step + 1) * SequenceInput.channels]
                #expect(abs(values.prefix(27).reduce(0, +) - 1) < 1e-3)
                #expect(!values.contains { !$0.isFinite })
            }
            #expect(Array(word.inputs.prefix(SequenceInput.channels)) == SequenceInput.emptyStep)
        }
    }
}

@Suite struct MisreadLettersTests {
    @Test func lettersAreCountedWhereTheFewestEditsPutThem() {
        var misread = MisreadLetters(prior: 0)
        // HELLO read as SHEXO: one L as X, and one not at all; the S is nobody's.
        misread.add(shown: [7, 4, 11, 11, 14], read: [18, 7, 4, 23, 14])
        #expect(misread.counts[7][7] == 1 && misread.counts[4][4] == 1 && misread.counts[14][14] == 1)
        #expect(misread.counts[11][23] == 1 && misread.counts[11][26] == 1)
        #expect(misread.counts.flatMap(\.self).reduce(0, +) == 5)
    }

    @Test func rowsSumToOneAndNothingIsImpossible() {
        var misread = MisreadLetters()
        misread.add(shown: [0, 1], read: [0])
        #expect(misread.probabilities.allSatisfy { abs($0.reduce(0, +) - 1) < 1e-5 && $0.allSatisfy { $0 > 0 } })
        #expect(LetterConfusion(misread.probabilities) != nil)
    }
}

@Suite struct WordRendererTests {
    @Test func aNumberIsAlwaysTheSameWordAndItsStepsHaveTheTruth() throws {
        let characters = try #require(SmallCharacters.model)
        let letters = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../models/letters.safetensors").standardizedFileURL
        let renderer = WordRenderer(letters: letters, sampler: WordSampler(characters: characters), seed: 3)
        let word = try renderer.word(5)
        #expect(try word == renderer.word(5))
        #expect(word.letters.count > 1 && word.steps <= SpellingConfiguration.steps)
        #expect(word.inputs.count == word.steps * SequenceInput.channels)
        // Every letter is signed at some time, in order; the hand is away first and last.
        #expect(word.runs.map(\.letter).filter { $0 != -1 }.first == word.letters.first)
        #expect(Set(word.letters).isSubset(of: Set(word.runs.map(\.letter))))
        #expect(word.truth.first == ObservedWord.noLetter && word.truth.last == ObservedWord.noLetter)
    }
}
