import Foundation
import Practice
import Recognition
import Testing

@Suite struct PracticeSessionTests {
    private let start = Date(timeIntervalSince1970: 1_800_000_000)

    private func letter(_ letter: String, isRight: Bool, at date: Date) -> PracticeResult {
        var exercise = SigningExercise(text: letter)
        if !isRight { exercise.skip() }
        var result = PracticeResult(exercise, kind: .signingLetters, date: date)
        if isRight {
            result.letters = [PracticeResult.Letter(letter: letter, milliseconds: 1500, isFaultless: true)]
            result.isRight = true
        }
        return result
    }

    private func counts(_ session: PracticeSession, _ kind: PracticeKind, _ count: Int) -> [String: Int] {
        var session = session
        return (0..<count).reduce(into: [:]) { counts, _ in counts[session.next(kind, now: start), default: 0] += 1 }
    }

    @Test func weakLettersComeMoreOften() {
        let known = LetterLabels.alphabet.filter { $0 != "T" && $0 != "Q" }
        let results =
            known.map { letter($0, isRight: true, at: start) }
            + ["T", "Q"].map { letter($0, isRight: false, at: start) }
        let session = PracticeSession(history: PracticeHistory(results), list: WordList.builtIn[0], seed: 1)
        let counts = counts(session, .signingLetters, 600)
        // 24 letters of the second box that are not due weigh 0.05 each, two of the first box 1 each.
        let weak = (counts["T"] ?? 0) + (counts["Q"] ?? 0)
        #expect(weak > 320 && weak < 500)
        #expect(counts.count > 15)
    }

    @Test func wordsOfWeakLettersComeMoreOften() {
        let known = LetterLabels.alphabet.filter { !"XQ".contains($0) }
        let history = PracticeHistory(known.map { letter($0, isRight: true, at: start) })
        let list = WordList(name: "words", words: ["box", "bee", "bed", "lamb"])
        let counts = counts(PracticeSession(history: history, list: list, seed: 4), .signingWords, 400)
        #expect((counts["BOX"] ?? 0) > 150)
        #expect(counts.count == 4)
    }

    @Test func nothingComesTwiceRunningAndASeedGivesTheSame() {
        let list = WordList(name: "words", words: ["one", "two"])
        var (first, second) = (
            PracticeSession(history: PracticeHistory(), list: list, seed: 7),
            PracticeSession(history: PracticeHistory(), list: list, seed: 7)
        )
        let texts = (0..<10).map { _ in first.next(.readingWords, now: start) }
        #expect(texts == (0..<10).map { _ in second.next(.readingWords, now: start) })
        #expect(zip(texts, texts.dropFirst()).allSatisfy { $0 != $1 })
    }

    @Test func minimalPairsAreOfOneGroup() {
        var session = PracticeSession(history: PracticeHistory(), list: WordList.builtIn[0], seed: 3)
        for _ in 0..<50 {
            let text = session.next(.minimalPairs, now: start).map(String.init)
            #expect(text.count == PracticeSession.pairLength)
            #expect(WordList.minimalPairs.contains { Set(text).isSubset(of: $0) })
            #expect(zip(text, text.dropFirst()).allSatisfy { $0 != $1 })
        }
    }

    @Test func scoreStreakAndSpeed() throws {
        var session = PracticeSession(history: PracticeHistory(), list: WordList.builtIn[0], seed: 1)
        #expect(session.lettersPerMinute == nil && session.streak == 0)
        for isRight in [true, false, true, true] { try session.record(letter("B", isRight: isRight, at: start)) }
        #expect(session.score == 30 && session.streak == 2)
        #expect(session.lettersPerMinute == 40)
        #expect(session.history.results.count == 4)
    }
}
