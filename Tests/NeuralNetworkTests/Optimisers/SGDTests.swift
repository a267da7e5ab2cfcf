import Testing

@testable import NeuralNetwork

@Suite struct SGDTests {
    @Test func twoStepsByHand() {
        var parameter = OptimiserCase(value: 1, memories: 1)
        #expect(parameter.update(SGD(momentum: 0.5), gradient: 2, rate: 0.1) == [2])
        #expect(abs(parameter.value - 0.8) < 1e-6)
        #expect(parameter.update(SGD(momentum: 0.5), gradient: 1, rate: 0.1) == [2])
        #expect(abs(parameter.value - 0.6) < 1e-6)
    }

    @Test func decayJoinsTheGradientWhereItApplies() {
        var parameter = OptimiserCase(value: 2, memories: 1)
        #expect(parameter.update(SGD(momentum: 0, weightDecay: 0.25), gradient: 0, rate: 1) == [0.5])
        #expect(parameter.value == 1.5)
        var bias = OptimiserCase(value: 2, memories: 1)
        _ = bias.update(SGD(momentum: 0, weightDecay: 0.25), gradient: 0, rate: 1, decays: false)
        #expect(bias.value == 2)
    }
}
