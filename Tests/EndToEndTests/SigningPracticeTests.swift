import Foundation
import HandModel
import Practice
import Recognition
import Spelling
import TestSupport
import Testing

private let model = TestData.repository.appending(path: "models/letters.safetensors")
private let modelTellsLandmarks = (try? LetterNet(contentsOf: model).givesLandmarks) ?? false

/// Exercises that rendered hands do, read by the model that ships.
@Suite(.enabled(if: modelTellsLandmarks, "no model with joints is here"))
struct SigningPracticeTests {
    /// Shows a word to an exercise that asks for another, or for the same.
    private func exercise(_ text: String, shown: String, pace: SigningPace = .careful) throws -> SigningExercise {
        var exercise = SigningExercise(text: text)
        var recognizer = Recognizer(net: try LetterNet(contentsOf: model), handedness: .off)
        for frame in RenderedSigner().film(shown, pace: pace) { _ = exercise.add(recognizer.read(frame)) }
        return exercise
    }

    @Test(arguments: ["JUMP", "LETTER", "QUIZ", "VODKA", "SWITCH", "GNOME", "FOXY", "BUZZ"])
    func aWordIsAcceptedLetterByLetter(word: String) throws {
        let exercise = try exercise(word, shown: word)
        #expect(exercise.isFinished, "\(exercise.position) of \(word), \(exercise.mistakes)")
        #expect(exercise.mistakes.isEmpty, "\(word): \(exercise.mistakes)")
        #expect(exercise.accepted.map(\.letter).joined() == word)
    }

    @Test(arguments: [
        "AS", "SA", "TN", "NT", "MN", "ST", "EO", "UV", "VU", "RU", "KV", "PQ", "QP", "GQ", "HU", "DX", "IJ", "DZ",
    ])
    func anotherLetterIsNotAccepted(pair: String) throws {
        let (asked, shown) = (String(pair.prefix(1)), String(pair.suffix(1)))
        // Somebody who waits for the letter to be accepted.
        var pace = SigningPace.careful
        pace.holdMilliseconds = 1500
        let exercise = try exercise(asked, shown: shown, pace: pace)
        #expect(exercise.accepted.isEmpty, "\(shown) was accepted as \(asked)")
        guard !LetterLabels.moving.contains(shown) else { return }
        #expect(exercise.mistakes == [PracticeResult.Mistake(asked: asked, shown: shown)])
        #expect(exercise.advice == FeedbackSheet.shipped.difference(asked: asked, shown: shown))
    }
}
