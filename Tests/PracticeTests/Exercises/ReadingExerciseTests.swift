import Foundation
import Practice
import Testing

@Suite struct ReadingExerciseTests {
    @Test func threeTries() {
        var exercise = ReadingExercise(word: "Hello", lettersPerSecond: 2)
        #expect(exercise.hint == "•••••" && !exercise.isFinished)
        #expect(exercise.answer("hallo") == .wrong(triesLeft: 2))
        #expect(exercise.answer(" ") == .wrong(triesLeft: 2))
        #expect(exercise.answer("help") == .wrong(triesLeft: 1))
        #expect(exercise.answer("halo") == .solution && exercise.isFinished)
        #expect(exercise.answer("hello") == .solution)
        let result = PracticeResult(exercise, milliseconds: 9000, date: Date(timeIntervalSince1970: 0))
        #expect(!result.isRight && result.letters.isEmpty && result.score == 0)
        #expect(result.mistakes == [PracticeResult.Mistake(asked: "E", shown: "A")])
        #expect(result.skipped == ["H", "E", "L", "L", "O"])
    }

    @Test func caseAndSpacesDoNotCount() {
        var exercise = ReadingExercise(word: "ice-cream")
        #expect(exercise.answer("Ice Cream") == .right && exercise.isFinished)
        let result = PracticeResult(exercise, milliseconds: 8000, date: Date(timeIntervalSince1970: 0))
        #expect(result.isRight && result.score == 80 && result.milliseconds == 8000)
    }

    @Test func speedsStayBetweenOneAndSix() {
        var exercise = ReadingExercise(word: "A", lettersPerSecond: 9)
        #expect(exercise.lettersPerSecond == 6)
        exercise.faster()
        #expect(exercise.lettersPerSecond == 6)
        for _ in 0..<20 { exercise.slower() }
        #expect(exercise.lettersPerSecond == 1)
        exercise.faster()
        #expect(exercise.lettersPerSecond == 1.5)
        exercise.replay()
        #expect(exercise.replays == 1)
    }

    @Test func givingUpShowsTheWord() {
        var exercise = ReadingExercise(word: "tea")
        exercise.giveUp()
        #expect(exercise.verdict == .solution && exercise.isFinished)
    }
}
