import Testing

@testable import NeuralNetwork

@Suite struct LossTests {
    /// Sums and gradient of a loss.
    private func evaluate(
        _ loss: Loss, outputs: [Float], width: Int, targets: [Float], auxiliary: [Float]? = nil
    ) throws -> (sums: Loss.Sums, gradient: [Float]) {
        let count = outputs.count / width
        var gradient = Array(repeating: Float.nan, count: outputs.count)
        let sums = try outputs.withUnsafeBufferPointer { outputs in
            try targets.withUnsafeBufferPointer { targets in
                try (auxiliary ?? []).withUnsafeBufferPointer { further in
                    try gradient.withUnsafeMutableBufferPointer { gradient in
                        loss.evaluate(
                            outputs: try #require(outputs.baseAddress), width: width, count: count, batch: count,
                            targets: Loss.Targets(
                                classes: try #require(targets.baseAddress),
                                auxiliary: auxiliary == nil ? nil : further.baseAddress),
                            gradient: try #require(gradient.baseAddress))
                    }
                }
            }
        }
        return (sums, gradient)
    }

    @Test func crossEntropyByHand() throws {
        // Softmax of (0, log 3) is (1/4, 3/4).
        let (sums, gradient) = try evaluate(
            Loss(classes: 2), outputs: [0, 1.0986123], width: 2, targets: [0, 1])
        #expect(abs(sums.crossEntropy - 0.2876821) < 1e-6)
        #expect(sums.correct == 1)
        #expect(abs(gradient[0] - 0.25) < 1e-6)
        #expect(abs(gradient[1] + 0.25) < 1e-6)
    }

    @Test func softTargetsAndTheMeanOverTheBatch() throws {
        let (sums, gradient) = try evaluate(
            Loss(classes: 2), outputs: [0, 0, 0, 0], width: 2, targets: [0.9, 0.1, 0.3, 0.7])
        #expect(abs(sums.crossEntropy - 2 * 0.6931472) < 1e-6)
        // Equal scores count as the first class.
        #expect(sums.correct == 1)
        #expect(relativeError(gradient, [-0.2, 0.2, 0.1, -0.1]) < 1e-6)
    }

    @Test func hugeScoresStayFinite() throws {
        let (sums, gradient) = try evaluate(
            Loss(classes: 3), outputs: [1e30, -1e30, 0, 3e38, 3e38, 3e38], width: 3, targets: [0, 1, 0, 1, 0, 0])
        #expect(sums.crossEntropy.isFinite)
        #expect(gradient.allSatisfy { $0.isFinite })
        #expect(gradient[0] == 0.5 && gradient[1] == -0.5)
    }

    @Test func furtherOutputsAreSquaredErrorWhereKnown() throws {
        let loss = Loss(classes: 1, auxiliaryWeight: 0.5)
        let (sums, gradient) = try evaluate(
            loss, outputs: [0, 3, 5, 0, 1, 1], width: 3, targets: [1, 1], auxiliary: [1, .nan, 1, 2])
        // Differences 2, unknown; 0, -1. Each example's mean is over its two outputs.
        #expect(sums.auxiliary == 2 + 0.5)
        // 2 · weight · difference over 2 examples of 2 outputs.
        #expect(gradient == [0, 0.5, 0, 0, 0, -0.25])
        let without = try evaluate(loss, outputs: [0, 3, 5, 0, 1, 1], width: 3, targets: [1, 1])
        #expect(without.sums.auxiliary == 0)
        #expect(without.gradient == [0, 0, 0, 0, 0, 0])
    }

    @Test func gradientsAgreeWithDifferences() throws {
        let loss = Loss(classes: 3, auxiliaryWeight: 2)
        let outputs: [Float] = [0.3, -1, 0.7, 0.2, 1.5, 0.1, 0.4, -0.6]
        let targets: [Float] = [0.2, 0.5, 0.3, 0, 0, 1]
        let auxiliary: [Float] = [0.5, -0.5]
        func total(_ outputs: [Float]) throws -> Double {
            let sums = try evaluate(loss, outputs: outputs, width: 4, targets: targets, auxiliary: auxiliary).sums
            return (sums.crossEntropy + 2 * sums.auxiliary) / 2
        }
        let gradient = try evaluate(loss, outputs: outputs, width: 4, targets: targets, auxiliary: auxiliary).gradient
        for index in outputs.indices {
            var up = outputs
            var down = outputs
            up[index] += 1e-2
            down[index] -= 1e-2
            let slope = (try total(up) - total(down)) / Double(up[index] - down[index])
            #expect(abs(slope - Double(gradient[index])) < 1e-3)
        }
    }
}

@Suite struct SoftmaxTests {
    @Test func byHand() {
        let probabilities = Softmax.probabilities([0, 1.0986123, 5, 5], classes: 2)
        #expect(relativeError(probabilities, [0.25, 0.75, 0.5, 0.5]) < 1e-6)
    }

    @Test func temperatureFlattens() {
        let probabilities = Softmax.probabilities([0, 2 * 1.0986123], classes: 2, temperature: 2)
        #expect(relativeError(probabilities, [0.25, 0.75]) < 1e-6)
    }

    @Test func hugeScoresDoNotOverflow() {
        #expect(Softmax.probabilities([1e38, -1e38, 1e38], classes: 3) == [0.5, 0, 0.5])
    }

    @Test func nothingStaysNothing() {
        var none: [Float] = []
        none.withUnsafeMutableBufferPointer { Softmax.apply($0) }
        #expect(Softmax.probabilities([], classes: 3).isEmpty)
    }
}

@Suite struct TargetsTests {
    @Test func oneHot() {
        #expect(Targets.oneHot([2, 0], classes: 3) == [0, 0, 1, 1, 0, 0])
        #expect(Targets.oneHot([], classes: 3) == [])
    }

    @Test func smoothingSharesOut() {
        let targets = Targets.oneHot([1], classes: 4, smoothing: 0.2)
        #expect(targets == [0.05, 0.85, 0.05, 0.05])
        #expect(abs(targets.reduce(0, +) - 1) < 1e-6)
    }
}
