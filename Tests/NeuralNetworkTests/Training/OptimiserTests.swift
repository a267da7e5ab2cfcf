import Testing

@testable import NeuralNetwork

@Suite struct OptimiserTests {
    @Test func aSliceFindsItsState() {
        let values = AlignedBuffer(count: 3)
        let memory = AlignedBuffer(count: 20)
        let slice = ParameterSlice(
            count: 3, values: values.start, gradients: values.start, decays: true, stateStart: memory.start + 2,
            stateStride: 10)
        #expect(slice.state(0) == memory.start + 2)
        #expect(slice.state(1) == memory.start + 12)
    }

    /// Each optimiser must find the minimum of a parabola, at 3.
    @Test func allFindTheBottomOfABowl() {
        func end(_ optimiser: some Optimiser, rate: Float) -> Float {
            var parameter = OptimiserCase(value: -5, stateCount: optimiser.stateCount)
            for _ in 0..<400 { _ = parameter.update(optimiser, gradient: 2 * (parameter.value - 3), rate: rate) }
            return parameter.value
        }
        #expect(abs(end(SGD(), rate: 0.02) - 3) < 1e-2)
        #expect(abs(end(RMSprop(), rate: 0.05) - 3) < 0.1)
        #expect(abs(end(AdamW(weightDecay: 0), rate: 0.1) - 3) < 1e-2)
    }
}

@Suite struct SGDTests {
    @Test func twoStepsByHand() {
        var parameter = OptimiserCase(value: 1, stateCount: 1)
        #expect(parameter.update(SGD(momentum: 0.5), gradient: 2, rate: 0.1) == [2])
        #expect(abs(parameter.value - 0.8) < 1e-6)
        #expect(parameter.update(SGD(momentum: 0.5), gradient: 1, rate: 0.1) == [2])
        #expect(abs(parameter.value - 0.6) < 1e-6)
    }

    @Test func decayJoinsTheGradientWhereItApplies() {
        var parameter = OptimiserCase(value: 2, stateCount: 1)
        #expect(parameter.update(SGD(momentum: 0, weightDecay: 0.25), gradient: 0, rate: 1) == [0.5])
        #expect(parameter.value == 1.5)
        var bias = OptimiserCase(value: 2, stateCount: 1)
        _ = bias.update(SGD(momentum: 0, weightDecay: 0.25), gradient: 0, rate: 1, decays: false)
        #expect(bias.value == 2)
    }
}

@Suite struct RMSpropTests {
    @Test func twoStepsByHand() {
        let optimiser = RMSprop(decay: 0.75, epsilon: 1)
        var parameter = OptimiserCase(value: 1, stateCount: 2)
        // Square 0.25·4² = 4, root 2: the step is 0.3 · 4 / (2 + 1).
        #expect(parameter.update(optimiser, gradient: 4, rate: 0.3)[0] == 4)
        #expect(abs(parameter.value - 0.6) < 1e-6)
        // Square 0.75·4 + 0.25·0 = 3.
        #expect(parameter.update(optimiser, gradient: 0, rate: 0.3)[0] == 3)
        #expect(abs(parameter.value - 0.6) < 1e-6)
    }

    @Test func momentumGoesOn() {
        let optimiser = RMSprop(decay: 0.75, epsilon: 1, momentum: 0.5)
        var parameter = OptimiserCase(value: 1, stateCount: 2)
        _ = parameter.update(optimiser, gradient: 4, rate: 0.3)
        _ = parameter.update(optimiser, gradient: 0, rate: 0.3)
        // Velocity 4/3, then half of it.
        #expect(abs(parameter.value - (0.6 - 0.2)) < 1e-6)
    }

    @Test func decayJoinsTheGradientWhereItApplies() {
        let optimiser = RMSprop(decay: 0, epsilon: 1, weightDecay: 0.5)
        var parameter = OptimiserCase(value: 2, stateCount: 2)
        // The gradient becomes 0 + 0.5·2 = 1: the step is 1 / (1 + 1).
        _ = parameter.update(optimiser, gradient: 0, rate: 1)
        #expect(parameter.value == 1.5)
        var bias = OptimiserCase(value: 2, stateCount: 2)
        _ = bias.update(optimiser, gradient: 0, rate: 1, decays: false)
        #expect(bias.value == 2)
    }
}

@Suite struct AdamWTests {
    @Test func theFirstStepIsTheLearningRate() {
        // Both means are corrected, so the ratio is 1 whatever the gradient.
        for gradient in [Float(1e-3), 1, -50] {
            var parameter = OptimiserCase(value: 0, stateCount: 2)
            _ = parameter.update(AdamW(weightDecay: 0), gradient: gradient, rate: 0.1)
            #expect(abs(parameter.value + 0.1 * (gradient < 0 ? -1 : 1)) < 1e-5)
        }
    }

    @Test func secondStepByHand() {
        let optimiser = AdamW(beta1: 0.5, beta2: 0.75, epsilon: 0, weightDecay: 0)
        var parameter = OptimiserCase(value: 0, stateCount: 2)
        _ = parameter.update(optimiser, gradient: 2, rate: 1)
        #expect(abs(parameter.value + 1) < 1e-6)
        // Mean 0.5·1 + 0.5·0 = 0.5, corrected by 0.75; square 0.75·1 = 0.75, corrected by 7/16.
        #expect(parameter.update(optimiser, gradient: 0, rate: 1) == [0.5, 0.75])
        let step = (0.5 / 0.75) / Float(0.75 / 0.4375).squareRoot()
        #expect(abs(parameter.value + 1 + step) < 1e-6)
    }

    @Test func decayIsApartFromTheGradient() {
        var parameter = OptimiserCase(value: 2, stateCount: 2)
        let memory = parameter.update(AdamW(weightDecay: 0.5), gradient: 0, rate: 0.1)
        #expect(abs(parameter.value - 2 * 0.95) < 1e-6)
        #expect(memory == [0, 0])
        var bias = OptimiserCase(value: 2, stateCount: 2)
        _ = bias.update(AdamW(weightDecay: 0.5), gradient: 0, rate: 0.1, decays: false)
        #expect(bias.value == 2)
    }
}

/// One parameter that an optimiser updates.
struct OptimiserCase {
    private(set) var value: Float
    private var state: [Float]
    private var step = 0

    init(value: Float, stateCount: Int) {
        self.value = value
        state = Array(repeating: 0, count: stateCount)
    }

    /// One step; returns the state of the optimiser after it.
    mutating func update(
        _ optimiser: some Optimiser, gradient: Float, rate: Float, decays: Bool = true
    ) -> [Float] {
        step += 1
        let step = step
        state.withUnsafeMutableBufferPointer { state in
            guard let start = state.baseAddress else { return }
            withUnsafePointer(to: gradient) { gradient in
                optimiser.update(
                    ParameterSlice(
                        count: 1, values: &value, gradients: gradient, decays: decays, stateStart: start,
                        stateStride: 1),
                    learningRate: rate, step: step)
            }
        }
        return state
    }
}
