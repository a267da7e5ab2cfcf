import Foundation
import Testing

@testable import Evaluation

/// Answers made by hand: each is a true label, a signer and the probabilities of A, I, J and nothing.
func predictions(_ items: [(label: String, signer: String, probabilities: [Float])]) -> Predictions {
    let labels = ["A", "I", "J", "nothing"]
    return Predictions(
        labels: labels,
        items: items.enumerated().map { number, item in
            Predictions.Item(
                sample: number, truth: labels.firstIndex(of: item.label), label: item.label, signer: item.signer,
                probabilities: item.probabilities)
        })
}

@Suite struct PredictionsTests {
    private let some = predictions([
        ("A", "ann", [0.7, 0.1, 0.1, 0.1]),
        ("A", "ann", [0.2, 0.5, 0.2, 0.1]),
        ("A", "ann", [0.6, 0.2, 0.1, 0.1]),
        ("I", "bob", [0.3, 0.3, 0.4, 0]),
        ("J", "bob", [0, 0.6, 0.4, 0]),
        ("nothing", "rooms", [0.1, 0, 0, 0.9]),
        ("Q", "bob", [1, 0, 0, 0]),
    ])

    @Test func accuracyIsTheShareOfRightAnswers() {
        #expect(some.accuracy == 3.0 / 7)
        #expect(some.items.map(\.isRight) == [true, false, true, false, false, true, false])
        #expect(predictions([]).accuracy == 0)
    }

    @Test func firstOfEqualsIsTheAnswer() {
        #expect(predictions([("A", "x", [0.5, 0.5, 0, 0])]).items[0].answer == 0)
        #expect(some.items[3].confidence == 0.4)
    }

    @Test func stillLettersLeaveOutMovementsAndNothing() {
        #expect(some.stillLetters.items.map(\.label) == ["A", "A", "A", "I", "Q"])
        // The I that looked more like J is read, since a hand held still is never a J.
        #expect(some.stillLetters.accuracy == 3.0 / 5)
    }

    @Test func aHandHeldStillIsNoMovingLetter() {
        #expect(abs(some.heldStill.items[3].probabilities[1] - 0.7) < 1e-6)
        #expect(some.heldStill.items.allSatisfy { $0.probabilities[2] == 0 })
        #expect(some.heldStill.items[0].probabilities[0] == 0.7)
    }

    @Test func topCountsEqualsInFavour() {
        #expect(some.accuracy(top: 1) == 3.0 / 7)
        // The second A has two letters before it or beside it; the I is second to J; J is second to I.
        #expect(some.accuracy(top: 2) == 6.0 / 7)
        #expect(some.accuracy(top: 4) == 6.0 / 7)
    }

    @Test func signersWeighEvenly() {
        // Ann reads 2 of 3, Bob 1 of 2.
        let still = some.stillLetters
        #expect(still.accuracy(by: \.signer) == ["ann": 2.0 / 3, "bob": 0.5])
        #expect(abs(still.meanOverSigners - 7.0 / 12) < 1e-12)
        #expect(predictions([]).meanOverSigners == 0)
    }
}

@Suite struct SmoothedReadingTests {
    @Test func oneBadFrameInMidSequenceIsForgiven() {
        var frames: [(String, String, [Float])] = Array(repeating: ("A", "ann", [0.9, 0.1, 0, 0]), count: 30)
        frames[12] = ("A", "ann", [0.3, 0.7, 0, 0])
        let smoothed = SmoothedReading.stillLetters(predictions(frames))
        #expect(smoothed.items.count == 30)
        #expect(predictions(frames).stillLetters.accuracy < 1)
        // Only the sequence that ends with the bad frame may be lost; a second before it there are good ones alone.
        #expect(smoothed.accuracy >= 29.0 / 30)
    }

    @Test func averageIsTheSmoothersOwn() {
        // Two frames in turn: at the end of 15 the last but one was the other one.
        let smoothed = SmoothedReading.stillLetters(
            predictions([("A", "ann", [1, 0, 0, 0]), ("A", "ann", [0, 1, 0, 0])]))
        let kept = exp(-SmoothedReading.interval / 60)
        // Frames 0, 2, … 14 are those of the start: (1 - k)(1 + k² + k⁴ + …) is about 1 / (1 + k), which is sure.
        #expect(abs(Double(smoothed.items[0].probabilities[0]) - 1 / (1 + kept)) < 1e-3)
        #expect(abs(Double(smoothed.items[1].probabilities[1]) - 1 / (1 + kept)) < 1e-3)
    }

    @Test func peopleAndLettersDoNotMix() {
        let smoothed = SmoothedReading.stillLetters(
            predictions([
                ("A", "ann", [1, 0, 0, 0]), ("I", "ann", [0, 1, 0, 0]), ("A", "bob", [0, 0, 0, 1]),
                ("J", "bob", [0, 0, 1, 0]), ("nothing", "bob", [0, 0, 0, 1]),
            ]))
        #expect(smoothed.items.count == 3)
        #expect(smoothed.accuracy(by: \.signer) == ["ann": 1, "bob": 0])
    }

    @Test func noPicturesNoFigure() {
        #expect(SmoothedReading.stillLetters(predictions([])).meanOverSigners == 0)
    }
}
