import Basics
import Foundation
import Testing

@testable import NeuralNetwork

@Suite struct CTCLossTests {
    private func evaluate(
        _ loss: CTCLoss, _ outputs: [Float], _ transcriptions: [Transcription], batch: Int? = nil
    ) throws -> (sums: Loss.Sums, gradient: [Float]) {
        try loss.check(transcriptions)
        var gradient = [Float](repeating: .nan, count: outputs.count)
        let sums = try gradient.withUnsafeMutableBufferPointer { gradient in
            loss.evaluate(
                outputs: outputs, transcriptions: transcriptions[...], batch: batch ?? transcriptions.count,
                gradient: try #require(gradient.baseAddress))
        }
        return (sums, gradient)
    }

    private func areClose(_ values: [Float], _ wanted: [Float]) -> Bool {
        values.count == wanted.count && zip(values, wanted).allSatisfy { abs($0 - $1) < 1e-5 }
    }

    /// The values times 12, for which gradients by hand are whole numbers.
    private func twelfths(_ values: [Float]) -> [Float] { values.map { 12 * $0 } }

    static func scores(_ count: Int, seed: UInt64) -> [Float] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in Float.random(in: -2...2, using: &generator) }
    }

    @Test func twoLabelsInTwoStepsByHand() throws {
        // Of the nine equally likely paths only "0 1" says 0, 1.
        let (sums, gradient) = try evaluate(
            CTCLoss(steps: 2, classes: 3), [Float](repeating: 0, count: 6), [Transcription(labels: [0, 1], steps: 2)])
        #expect(abs(sums.crossEntropy - log(9)) < 1e-12)
        #expect(areClose(twelfths(gradient), [-8, 4, 4, 4, -8, 4]))
    }

    @Test func oneLabelInTwoStepsByHand() throws {
        // "0 0", "0 -" and "- 0" say 0; in two of the three the first step is 0.
        let (sums, gradient) = try evaluate(
            CTCLoss(steps: 2, classes: 3), [Float](repeating: 5, count: 6), [Transcription(labels: [0], steps: 2)])
        #expect(abs(sums.crossEntropy - log(3)) < 1e-12)
        #expect(areClose(twelfths(gradient), [-4, 4, 0, -4, 4, 0]))
    }

    @Test func repeatedLabelsNeedABlankBetween() throws {
        // Of 27 paths only "0 - 0" says 0, 0.
        let (sums, gradient) = try evaluate(
            CTCLoss(steps: 3, classes: 3), [Float](repeating: 0, count: 9), [Transcription(labels: [0, 0], steps: 3)])
        #expect(abs(sums.crossEntropy - log(27)) < 1e-12)
        #expect(areClose(twelfths(gradient), [-8, 4, 4, 4, 4, -8, -8, 4, 4]))
    }

    @Test func noLabelsAreAllBlank() throws {
        let scores: [Float] = [0, log(2), 0, log(3)]
        let (sums, gradient) = try evaluate(
            CTCLoss(steps: 2, classes: 2), scores, [Transcription(labels: [], steps: 2)])
        #expect(abs(sums.crossEntropy + log(2.0 / 3) + log(3.0 / 4)) < 1e-6)
        #expect(areClose(twelfths(gradient), [4, -4, 3, -3]))
        #expect(sums.correct == 1)
    }

    @Test("Gradients agree with differences", arguments: [Float(0), 0.7]) func differences(stepWeight: Float) throws {
        let loss = CTCLoss(steps: 7, classes: 4, stepWeight: stepWeight)
        let transcriptions = [
            Transcription(labels: [2, 0, 0], steps: 7, stepLabels: [3, 2, -1, 0, 3, 0, -1]),
            Transcription(labels: [1], steps: 5),
        ]
        let outputs = Self.scores(56, seed: 3)
        let gradient = try evaluate(loss, outputs, transcriptions).gradient
        func value(_ outputs: [Float]) throws -> Double {
            let sums = try evaluate(loss, outputs, transcriptions).sums
            return (sums.crossEntropy + Double(stepWeight) * sums.auxiliary) / 2
        }
        for index in outputs.indices {
            var (up, down) = (outputs, outputs)
            up[index] += 1e-2
            down[index] -= 1e-2
            let slope = try (value(up) - value(down)) / Double(up[index] - down[index])
            #expect(abs(slope - Double(gradient[index])) < 1e-4, "\(index)")
        }
    }

    @Test func stepsBehindTheSequenceDoNotCount() throws {
        let outputs = Self.scores(5 * 3, seed: 4)
        let transcription = [Transcription(labels: [1, 0], steps: 3)]
        let long = try evaluate(CTCLoss(steps: 5, classes: 3), outputs, transcription)
        let short = try evaluate(CTCLoss(steps: 3, classes: 3), Array(outputs[..<9]), transcription)
        #expect(long.sums == short.sums)
        #expect(long.gradient == short.gradient + [Float](repeating: 0, count: 6))
    }

    @Test func knownStepsAddTheirCrossEntropy() throws {
        let (sums, gradient) = try evaluate(
            CTCLoss(steps: 2, classes: 3, stepWeight: 2), [Float](repeating: 0, count: 6),
            [Transcription(labels: [0, 1], steps: 2, stepLabels: [-1, 2])])
        #expect(abs(sums.auxiliary - log(3)) < 1e-12)
        #expect(abs(sums.crossEntropy - log(9)) < 1e-12)
        #expect(areClose(twelfths(gradient), [-8, 4, 4, 12, 0, -12]))
    }

    @Test func theMeanIsOverTheBatch() throws {
        let loss = CTCLoss(steps: 4, classes: 3)
        let outputs = Self.scores(12, seed: 5)
        let transcription = Transcription(labels: [1, 0], steps: 4)
        let one = try evaluate(loss, outputs, [transcription])
        let two = try evaluate(loss, outputs + outputs, [transcription, transcription])
        #expect(two.sums.crossEntropy == 2 * one.sums.crossEntropy)
        #expect(two.gradient == (one.gradient + one.gradient).map { $0 / 2 })
    }

    @Test func hugeScoresAndLongSequencesStayFinite() throws {
        let loss = CTCLoss(steps: 400, classes: 27, stepWeight: 1)
        for scale: Float in [1, 1e4, 1e30] {
            let outputs = Self.scores(400 * 27, seed: 6).map { $0 * scale }
            let (sums, gradient) = try evaluate(
                loss, outputs,
                [
                    Transcription(
                        labels: Array(0..<26), steps: 400, stepLabels: [Int](repeating: 3, count: 400))
                ])
            #expect(sums.crossEntropy.isFinite && sums.crossEntropy > 0 && sums.auxiliary.isFinite)
            #expect(gradient.allSatisfy { $0.isFinite && abs($0) <= 2 })
        }
    }

    @Test func theBestPathIsDecoded() {
        func decode(_ path: [Int], steps: Int? = nil) -> [Int] {
            let outputs = path.flatMap { label in (0..<3).map { Float($0 == label ? 1 : 0) } }
            return outputs.withUnsafeBufferPointer {
                CTCLoss(steps: path.count, classes: 3).bestPath(of: $0, steps: steps ?? path.count)
            }
        }
        #expect(decode([2, 0, 0, 2, 0, 1, 1, 2]) == [0, 0, 1])
        #expect(decode([0, 0, 1, 0], steps: 2) == [0])
        #expect(decode([2, 2]) == [])
    }

    @Test func resultsAreMeans() throws {
        let loss = CTCLoss(steps: 2, classes: 3)
        let outputs = [Float](repeating: 0, count: 6) + [0, 9, 0, 0, 0, 9]
        let result = try outputs.withUnsafeBufferPointer {
            try loss.result(
                outputs: $0,
                transcriptions: [Transcription(labels: [0, 1], steps: 2), Transcription(labels: [1], steps: 2)])
        }
        // The second example: 1 then blank, nearly sure.
        #expect(abs(Double(result.loss) - log(9) / 2) < 1e-3)
        #expect(result.correct == 1 && result.count == 2 && result.auxiliaryLoss == 0)
        let none = try [Float]().withUnsafeBufferPointer { try loss.result(outputs: $0, transcriptions: []) }
        #expect(none.count == 0)
    }
}
