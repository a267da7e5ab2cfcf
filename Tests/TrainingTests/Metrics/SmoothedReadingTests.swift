import Foundation
import Testing

@testable import Training

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
