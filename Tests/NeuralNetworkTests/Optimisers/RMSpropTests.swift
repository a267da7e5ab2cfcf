import Testing

@testable import NeuralNetwork

@Suite struct RMSpropTests {
    @Test func twoStepsByHand() {
        let optimiser = RMSprop(decay: 0.75, epsilon: 1)
        var parameter = OptimiserCase(value: 1, memories: 2)
        // Square 0.25·4² = 4, root 2: the step is 0.3 · 4 / (2 + 1).
        #expect(parameter.update(optimiser, gradient: 4, rate: 0.3)[0] == 4)
        #expect(abs(parameter.value - 0.6) < 1e-6)
        // Square 0.75·4 + 0.25·0 = 3.
        #expect(parameter.update(optimiser, gradient: 0, rate: 0.3)[0] == 3)
        #expect(abs(parameter.value - 0.6) < 1e-6)
    }

    @Test func momentumGoesOn() {
        let optimiser = RMSprop(decay: 0.75, epsilon: 1, momentum: 0.5)
        var parameter = OptimiserCase(value: 1, memories: 2)
        _ = parameter.update(optimiser, gradient: 4, rate: 0.3)
        _ = parameter.update(optimiser, gradient: 0, rate: 0.3)
        // Velocity 4/3, then half of it.
        #expect(abs(parameter.value - (0.6 - 0.2)) < 1e-6)
    }

    @Test func decayJoinsTheGradientWhereItApplies() {
        let optimiser = RMSprop(decay: 0, epsilon: 1, weightDecay: 0.5)
        var parameter = OptimiserCase(value: 2, memories: 2)
        // The gradient becomes 0 + 0.5·2 = 1: the step is 1 / (1 + 1).
        _ = parameter.update(optimiser, gradient: 0, rate: 1)
        #expect(parameter.value == 1.5)
        var bias = OptimiserCase(value: 2, memories: 2)
        _ = bias.update(optimiser, gradient: 0, rate: 1, decays: false)
        #expect(bias.value == 2)
    }
}
