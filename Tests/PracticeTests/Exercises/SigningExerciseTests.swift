import Practice
import Recognition
import Testing

@Suite struct SigningExerciseTests {
    /// Frames of a hand at rest that shows a letter with a probability of 0.9, or of a hand that moves for nil.
    private func add(
        _ letter: String?, frames: Int, to exercise: inout SigningExercise
    ) -> [SigningExercise.Event] {
        (0..<frames).compactMap { _ in
            var frame = FrameObservation(letter: letter, confidence: 0.9, motion: letter == nil ? 2 : 0)
            frame.elapsed = 50
            frame.letterProbabilities = LetterLabels.alphabet.map { $0 == letter ? 0.9 : 0.004 }
            return exercise.add(frame)
        }
    }

    @Test func lettersAreAcceptedOneAfterAnother() throws {
        var exercise = SigningExercise(text: "c-a b")
        #expect(exercise.text == "CAB" && exercise.asked == "C" && exercise.progress == 0)
        let first = add("C", frames: 12, to: &exercise)
        #expect(first == [.accepted(letter: "C", milliseconds: 450)])
        #expect(exercise.asked == "A" && exercise.position == 1 && !exercise.isFinished)
        // The letter before may stay while the hand changes: it is no mistake.
        #expect(add("C", frames: 30, to: &exercise).isEmpty && exercise.mistakes.isEmpty)
        #expect(add(nil, frames: 4, to: &exercise).isEmpty)
        #expect(add("A", frames: 12, to: &exercise).count == 1)
        #expect(add(nil, frames: 4, to: &exercise).isEmpty)
        #expect(add("B", frames: 12, to: &exercise).count == 1)
        #expect(exercise.isFinished && exercise.progress == 1 && exercise.asked == nil)
        #expect(exercise.accepted.map(\.letter) == ["C", "A", "B"] && exercise.accepted.allSatisfy(\.isFaultless))
    }

    @Test func aMistakeIsToldOnceWithWhatDiffers() {
        var exercise = SigningExercise(text: "T")
        #expect(add("N", frames: 40, to: &exercise) == [.mistaken(asked: "T", shown: "N")])
        #expect(exercise.advice == FeedbackSheet.shipped.difference(asked: "T", shown: "N"))
        #expect(exercise.advice != nil)
        #expect(add(nil, frames: 4, to: &exercise).isEmpty)
        let events = add("T", frames: 12, to: &exercise)
        #expect(events.count == 1 && exercise.isFinished && exercise.advice == nil)
        #expect(exercise.accepted.map(\.isFaultless) == [false])
    }

    @Test func aDoubleLetterIsLetGoBetween() {
        var exercise = SigningExercise(text: "LL")
        #expect(add("L", frames: 60, to: &exercise).count == 1)
        #expect(exercise.position == 1 && exercise.mistakes.isEmpty)
        #expect(add(nil, frames: 4, to: &exercise).isEmpty)
        #expect(add("L", frames: 12, to: &exercise).count == 1)
        #expect(exercise.isFinished)
    }

    @Test func theLastLetterIsNoMistakeOfTheNextExercise() {
        var exercise = SigningExercise(text: "").following(text: "A")
        #expect(add("A", frames: 12, to: &exercise).count == 1)
        var other = exercise.following(text: "B")
        #expect(add("A", frames: 40, to: &other).isEmpty)
        #expect(add("B", frames: 12, to: &other).count == 1)
        // The same letter counts when it was let go, be it between the exercises.
        var same = exercise.following(text: "A")
        #expect(add("A", frames: 40, to: &same).isEmpty)
        #expect(add(nil, frames: 4, to: &exercise).isEmpty)
        same = exercise.following(text: "A")
        #expect(add("A", frames: 12, to: &same).count == 1)
    }

    @Test func strokesAndNotTheirHandshapesAreJAndZ() {
        var exercise = SigningExercise(text: "J")
        #expect(add("I", frames: 30, to: &exercise) == [.mistaken(asked: "J", shown: "I")])
        var frame = FrameObservation(letter: "I", confidence: 0.9, motion: .infinity)
        frame.elapsed = 50
        frame.stroke = StrokeRecognizer.Stroke(letter: .z, age: 500)
        #expect(exercise.add(frame) == nil)
        frame.stroke = StrokeRecognizer.Stroke(letter: .j, age: 500)
        #expect(exercise.add(frame) == .finished(letter: "J", milliseconds: 1600))
    }

    @Test func whatIsSkippedIsNotAccepted() {
        var exercise = SigningExercise(text: "AB")
        exercise.skip()
        exercise.skip()
        exercise.skip()
        #expect(exercise.isFinished && exercise.skipped == ["A", "B"] && exercise.accepted.isEmpty)
        #expect(SigningExercise(text: "123").isFinished)
    }
}
