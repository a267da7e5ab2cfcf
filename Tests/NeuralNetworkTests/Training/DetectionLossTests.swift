import Foundation
import Testing

@testable import NeuralNetwork

@Suite struct DetectionLossTests {
    private func evaluate(
        _ loss: DetectionLoss, outputs: [Float], targets: [Float], count: Int = 1, batch: Int = 1
    ) throws -> (sums: Loss.Sums, gradient: [Float]) {
        var gradient = [Float](repeating: .nan, count: outputs.count)
        let sums = try outputs.withUnsafeBufferPointer { outputs in
            try targets.withUnsafeBufferPointer { targets in
                try gradient.withUnsafeMutableBufferPointer { gradient in
                    loss.evaluate(
                        outputs: try #require(outputs.baseAddress), targets: try #require(targets.baseAddress),
                        count: count, batch: batch, gradient: try #require(gradient.baseAddress))
                }
            }
        }
        return (sums, gradient)
    }

    @Test func aCentreByHand() throws {
        // A score of 0 is a probability of 1/2: (1/2)² log 2, and its slope 1/4 (2 · 1/2 · log 1/2 - 1/2).
        let (sums, gradient) = try evaluate(
            DetectionLoss(cells: 1), outputs: [0, 0, 0, 0, 0], targets: [1, 0, 0, 0, 0, 0])
        #expect(abs(sums.crossEntropy - 0.17328680) < 1e-6)
        #expect(abs(gradient[0] + 0.29828680) < 1e-6)
        #expect(Array(gradient[1...]) == [0, 0, 0, 0])
    }

    @Test func noCentreByHand() throws {
        // Wanted 1/2: (1/2)⁴ (1/2)² log 2.
        let (sums, _) = try evaluate(
            DetectionLoss(cells: 1), outputs: [0, 0, 0, 0, 0], targets: [0.5, 0, 0, 0, 0, 0])
        #expect(abs(sums.crossEntropy - 0.01083042) < 1e-7)
    }

    @Test func boxesCountWhereTheyAreKnownAndByTheirWeight() throws {
        let loss = DetectionLoss(cells: 2, boxWeight: 3)
        let (sums, gradient) = try evaluate(
            loss, outputs: [0, 1, 2, 0, 0.05, 0, 9, 9, 9, 9], targets: [1, 0.5, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0])
        // |1| less half the bend, and 0.05² / 0.2, both halved by the weight; the other cell has no box.
        #expect(abs(sums.auxiliary - 0.5 * (0.95 + 0.0125)) < 1e-6)
        #expect(gradient[1] == 1.5 && gradient[2] == 0 && gradient[3] == 0)
        #expect(abs(gradient[4] - 0.75) < 1e-6)
        #expect(Array(gradient[6...]) == [0, 0, 0, 0])
    }

    @Test("Slopes are those of the loss", arguments: [Float(-6), -1, 0, 0.7, 4], [Float(0), 0.3, 0.99, 1])
    func slopes(score: Float, target: Float) {
        let step: Float = 1e-2
        let rise =
            DetectionLoss.focal(score: score + step, target: target).loss
            - DetectionLoss.focal(score: score - step, target: target).loss
        #expect(abs(rise / (2 * step) - DetectionLoss.focal(score: score, target: target).slope) < 2e-3)
        #expect(DetectionLoss.focal(score: score, target: target).loss >= 0)
    }

    @Test func hugeScoresStayFinite() {
        for score in [Float(-1e30), 1e30, -200, 200] {
            for target in [Float(0), 0.5, 1] {
                let (loss, slope) = DetectionLoss.focal(score: score, target: target)
                #expect(loss.isFinite && slope.isFinite, "\(score) \(target)")
            }
        }
    }

    @Test func theMeanIsOverTheBatch() throws {
        let outputs: [Float] = [0, 0, 0, 0, 0]
        let one = try evaluate(DetectionLoss(cells: 1), outputs: outputs, targets: [1, 1, 1, 0, 0, 0])
        let half = try evaluate(
            DetectionLoss(cells: 1), outputs: outputs + outputs, targets: [1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0],
            count: 2, batch: 2)
        #expect(half.gradient[0] == one.gradient[0] / 2 && half.gradient[1] == one.gradient[1] / 2)
    }
}
