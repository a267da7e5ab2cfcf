import Foundation
import Recognition
import Testing

@testable import Spelling

/// A language of a few words and many that nobody spells, all as likely as each other, with the letters of English.
enum SmallLanguage {
    private static let english: LanguageModel? = {
        let models = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "../../models/english.language").standardizedFileURL
        return try? LanguageModel(contentsOf: models)
    }()

    static func of(_ words: [String]) -> LanguageModel? {
        guard let english, !words.isEmpty else { return nil }
        let others = (0..<50).map { number in "XQ" + Letters.word([number % 26, 25, number / 26, 9, 23]) }
        return LanguageModel(lexicon: Lexicon((words + others).map { ($0, 1) }), characters: english.characters)
    }
}

/// A speller with a hand that shows it letters, 30 frames a second.
struct SpellerScene {
    var speller: Speller
    var results: [RecognitionResult] = []
    private var hasBegun = false

    init(words: [String] = [], _ change: (inout CommitPolicy) -> Void = { _ in }) {
        var policy = CommitPolicy()
        change(&policy)
        speller = Speller(policy: policy, decoder: WordDecoder(language: SmallLanguage.of(words)))
    }

    /// Shows each letter for half a second; `_` is no hand for 0.3 s, and a space none for a second.
    mutating func spell(_ letters: String) {
        for letter in letters {
            switch letter {
            case "_": show(nil, frames: 9)
            case " ": show(nil, frames: 30)
            default: show(String(letter), frames: 15)
            }
        }
    }

    mutating func show(_ letter: String?, frames: Int) {
        for _ in 0..<frames {
            var observation = FrameObservation(
                elapsed: hasBegun ? 1000.0 / 30 : nil, letter: letter, confidence: letter == nil ? 0 : 0.95,
                handIsPresent: letter != nil)
            if letter != nil {
                observation.letterProbabilities = LetterLabels.alphabet.map { $0 == letter ? 0.95 : 0.002 }
            }
            results.append(speller.add(observation))
            hasBegun = true
        }
    }

    /// Every end of a word: the word, the letters if they differ, and what it replaces.
    var ends: [[String?]] {
        results.filter { $0.endedWord != nil }.map { [$0.endedWord, $0.spelledWord, $0.replacedWord] }
    }
}

@Suite struct SpellerTests {
    @Test func lettersStayAsTheyAreTypedUntilTheWordEnds() {
        var scene = SpellerScene(words: ["HELLO"])
        scene.spell("HELO")
        #expect(scene.speller.text == "HELO" && scene.speller.words.isEmpty)
        scene.spell(" ")
        #expect(scene.speller.text == "HELLO ")
        #expect(scene.ends == [["HELLO", "HELO", nil]])
        #expect(scene.results.last?.text == "HELLO ")
        #expect(scene.speller.words.map(\.isCorrected) == [true])
    }

    @Test func aWordIsCorrectedOnlyAboveTheThresholdAndIfThatIsWanted() {
        var unsure = SpellerScene(words: ["HELLO"]) { $0.correctionProbability = 0.9999 }
        unsure.spell("HELO ")
        var unwanted = SpellerScene(words: ["HELLO"]) { $0.correctsWords = false }
        unwanted.spell("HELO ")
        for scene in [unsure, unwanted] {
            #expect(scene.speller.text == "HELO " && scene.ends == [["HELO", nil, nil]])
            #expect(scene.speller.choices.map(\.text).prefix(2) == ["HELLO", "HELO"])
        }
    }

    @Test func aWordEndsByKeyAndByTheEndOfTheFramesToo() {
        var scene = SpellerScene(words: ["HELLO"])
        scene.spell("HELO")
        scene.speller.addSpace()
        scene.speller.addSpace()
        #expect(scene.speller.text == "HELLO ")
        scene.spell("_HELO")
        #expect(scene.ends == [["HELLO", "HELO", nil]])
        let ending = scene.speller.finish()
        #expect(
            ending
                == Speller.Ending(
                    typedText: "HELLO HELO", endedWord: "HELLO", spelledWord: "HELO", text: "HELLO HELLO"))
    }

    @Test func anInterruptionLeavesTheLettersAsTheyAre() {
        var scene = SpellerScene(words: ["HELLO"])
        scene.spell("HELO")
        #expect(scene.speller.finish(isInterrupted: true) == Speller.Ending(typedText: "HELO"))
    }

    @Test func choicesAreOfTheCurrentWordOrElseOfTheLast() {
        var scene = SpellerScene(words: ["HELLO", "HELP", "HAT"])
        #expect(scene.speller.choices.isEmpty)
        scene.spell("HE")
        #expect(Set(scene.speller.choices.map(\.text)) == ["HELLO", "HELP", "HE"])
        #expect(scene.results.last?.choices == scene.speller.choices)
        #expect(scene.speller.choices.filter { $0.kind == .letters }.map(\.text) == ["HE"])
        scene.spell("LP _")
        #expect(scene.speller.choices.first == scene.speller.choices.first { $0.text == "HELP" && $0.kind == .letters })
        scene.spell("A")
        #expect(scene.speller.choices.map(\.text) == ["A"])
    }

    @Test func noMoreThanFiveAreOfferedAndTheLettersAreAmongThem() {
        var scene = SpellerScene(words: ["CATS", "CATO", "CATER", "CATNIP", "CATKIN", "CATTLE"])
        scene.spell("CAT")
        let choices = scene.speller.choices
        #expect(choices.count == 5 && choices.contains { $0.text == "CAT" })
        #expect(choices.map(\.probability) == choices.map(\.probability).sorted(by: >))
    }
}

@Suite struct SpellerChoiceTests {
    @Test func choosingWhileSpellingCompletesTheWord() {
        var scene = SpellerScene(words: ["HELLO"])
        scene.spell("HEL")
        scene.speller.choose("HELLO")
        #expect(scene.speller.text == "HELLO ")
        // The hand still shows the L of the word that was completed.
        scene.show("L", frames: 60)
        #expect(scene.speller.text == "HELLO ")
        #expect(scene.ends == [["HELLO", "HEL", nil]])
        #expect(scene.speller.words.map(\.isCorrected) == [false])
        scene.spell("_L")
        #expect(scene.speller.text == "HELLO L")
    }

    @Test func aLetterThatIsBeingHeldWhenAChoiceIsMadeIsPartOfItsWord() {
        var scene = SpellerScene(words: ["HELLO"])
        scene.spell("HE")
        scene.show("L", frames: 6)
        scene.speller.choose("HELLO")
        scene.show("L", frames: 60)
        #expect(scene.speller.text == "HELLO ")
    }

    @Test func anotherChoiceReplacesTheWordThatEndedLast() {
        var scene = SpellerScene(words: ["HELLO"])
        scene.spell("HELO ")
        scene.speller.choose("HELO")
        #expect(scene.speller.text == "HELO ")
        scene.show(nil, frames: 1)
        #expect(scene.ends == [["HELLO", "HELO", nil], ["HELO", nil, "HELLO"]])
        scene.speller.choose("HALO")
        scene.speller.choose("HELLO")
        scene.show(nil, frames: 1)
        #expect(scene.ends.last == ["HELLO", "HELO", "HELO"])
        scene.spell("A")
        #expect(scene.speller.text == "HELLO A")
    }

    @Test func aChangeBeforeTheNextFrameIsReportedAsOneEnd() {
        var scene = SpellerScene(words: ["HELLO"])
        scene.spell("HELO")
        scene.speller.addSpace()
        scene.speller.choose("HELO")
        scene.show(nil, frames: 1)
        #expect(scene.ends == [["HELO", nil, nil]])
    }

    @Test func whereThereIsNothingNothingIsChosen() {
        var scene = SpellerScene()
        scene.speller.choose("HELLO")
        #expect(scene.speller.text == "")
    }

    @Test func aCorrectionIsAcceptedByChoosingIt() {
        var scene = SpellerScene(words: ["HELLO"])
        scene.spell("HELO ")
        scene.speller.choose("HELLO")
        #expect(scene.speller.words.map(\.isCorrected) == [false] && scene.speller.text == "HELLO ")
        scene.show(nil, frames: 1)
        #expect(scene.ends.count == 1)
    }
}

@Suite struct SpellerDeletionTests {
    @Test func deletingFirstGivesTheLettersBackThenTheSpaceThenALetter() {
        var scene = SpellerScene(words: ["HELLO"])
        scene.spell("HELO ")
        scene.speller.deleteLast()
        #expect(scene.speller.text == "HELO ")
        scene.speller.deleteLast()
        #expect(scene.speller.text == "HELO" && scene.speller.words.isEmpty)
        scene.speller.deleteLast()
        #expect(scene.speller.text == "HEL" && scene.speller.letters == "HEL")
        #expect(scene.speller.choices.map(\.text) == ["HELLO", "HEL"])
    }

    @Test func aWordThatWasOpenedAgainEndsInItsOwnPlace() {
        var scene = SpellerScene()
        scene.spell("CAT ")
        scene.speller.deleteLast()
        scene.spell("S ")
        #expect(scene.speller.text == "CATS ")
        #expect(scene.ends == [["CAT", nil, nil], ["CATS", nil, "CAT"]])
    }

    @Test func aWordOpenedBeforeItsEndWasReportedReplacesNothing() {
        var scene = SpellerScene()
        scene.spell("CAT")
        scene.speller.addSpace()
        scene.speller.deleteLast()
        scene.spell("S ")
        #expect(scene.ends == [["CATS", nil, nil]])
    }

    @Test func deletingAllGoesBackThroughTheWords() {
        var scene = SpellerScene(words: ["HELLO"])
        scene.spell("HELO A")
        for expected in ["HELLO ", "HELO ", "HELO", "HEL", "HE", "H", "", ""] {
            scene.speller.deleteLast()
            #expect(scene.speller.text == expected)
        }
        #expect(scene.speller.words.isEmpty && scene.speller.choices.isEmpty)
    }

    @Test func clearingForgetsTheWords() {
        var scene = SpellerScene(words: ["HELLO"])
        scene.spell("HELO A")
        scene.speller.clear()
        #expect(scene.speller.text == "" && scene.speller.words.isEmpty && scene.speller.choices.isEmpty)
        scene.spell("_HELO ")
        #expect(scene.speller.text == "HELLO ")
    }
}

@Suite struct SpellerLearningTests {
    @Test func aChosenWordIsLearntWhenTheNextOneBegins() {
        var scene = SpellerScene(words: ["HELLO"])
        scene.spell("HELO ")
        scene.speller.choose("HELO")
        #expect(scene.speller.takeLearnt().isEmpty)
        scene.spell("A")
        #expect(scene.speller.takeLearnt() == ["HELO"])
        #expect(scene.speller.takeLearnt().isEmpty)
        // It is a word now, so it is not corrected any more.
        scene.spell(" HELO ")
        #expect(scene.speller.text == "HELO A HELO ")
    }

    @Test func lettersThatWerePutBackAreLearntAndOnesThatWereDeletedAreNot() {
        var kept = SpellerScene(words: ["HELLO"])
        kept.spell("HELO ")
        kept.speller.deleteLast()
        kept.spell("A")
        #expect(kept.speller.takeLearnt() == ["HELO"])
        var deleted = SpellerScene(words: ["HELLO"])
        deleted.spell("HELO ")
        deleted.speller.deleteLast()
        deleted.speller.deleteLast()
        deleted.spell("A ")
        _ = deleted.speller.finish()
        #expect(deleted.speller.takeLearnt().isEmpty)
    }

    @Test func theEndAndClearingLearnToo() {
        var scene = SpellerScene()
        scene.spell("MIA")
        scene.speller.choose("MIA")
        scene.speller.clear()
        #expect(scene.speller.takeLearnt() == ["MIA"])
        scene.spell("_BEN")
        scene.speller.choose("BEN")
        _ = scene.speller.finish(isInterrupted: true)
        #expect(scene.speller.takeLearnt() == ["BEN"])
    }

    @Test func nothingIsLearntWithoutAChoice() {
        var scene = SpellerScene(words: ["HELLO"])
        scene.spell("HELO MIA ")
        scene.speller.addSpace()
        scene.spell("BEN HELLO ")
        _ = scene.speller.finish()
        #expect(scene.speller.takeLearnt().isEmpty)
    }

    @Test func aKnownWordIsNotLearntAgain() {
        var scene = SpellerScene(words: ["HELLO"])
        scene.spell("HEL")
        scene.speller.choose("HELLO")
        _ = scene.speller.finish()
        #expect(scene.speller.takeLearnt().isEmpty)
    }
}
