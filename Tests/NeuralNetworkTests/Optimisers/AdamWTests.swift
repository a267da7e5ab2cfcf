import Testing

@testable import NeuralNetwork

@Suite struct AdamWTests {
    @Test func theFirstStepIsTheLearningRate() {
        // Both means are corrected, so the ratio is 1 whatever the gradient.
        for gradient in [Float(1e-3), 1, -50] {
            var parameter = OptimiserCase(value: 0, memories: 2)
            _ = parameter.update(AdamW(weightDecay: 0), gradient: gradient, rate: 0.1)
            #expect(abs(parameter.value + 0.1 * (gradient < 0 ? -1 : 1)) < 1e-5)
        }
    }

    @Test func secondStepByHand() {
        let optimiser = AdamW(beta1: 0.5, beta2: 0.75, epsilon: 0, weightDecay: 0)
        var parameter = OptimiserCase(value: 0, memories: 2)
        _ = parameter.update(optimiser, gradient: 2, rate: 1)
        #expect(abs(parameter.value + 1) < 1e-6)
        // Mean 0.5·1 + 0.5·0 = 0.5, corrected by 0.75; square 0.75·1 = 0.75, corrected by 7/16.
        #expect(parameter.update(optimiser, gradient: 0, rate: 1) == [0.5, 0.75])
        let step = (0.5 / 0.75) / Float(0.75 / 0.4375).squareRoot()
        #expect(abs(parameter.value + 1 + step) < 1e-6)
    }

    @Test func decayIsApartFromTheGradient() {
        var parameter = OptimiserCase(value: 2, memories: 2)
        let memory = parameter.update(AdamW(weightDecay: 0.5), gradient: 0, rate: 0.1)
        #expect(abs(parameter.value - 2 * 0.95) < 1e-6)
        #expect(memory == [0, 0])
        var bias = OptimiserCase(value: 2, memories: 2)
        _ = bias.update(AdamW(weightDecay: 0.5), gradient: 0, rate: 0.1, decays: false)
        #expect(bias.value == 2)
    }
}
