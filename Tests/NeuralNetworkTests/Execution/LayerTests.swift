import Testing

@testable import NeuralNetwork

@Suite struct LayerTests {
    @Test func aContextKnowsWhereItsParametersLie() throws {
        let description = try NetworkDescription(
            height: 2, width: 2, channels: 3, layers: [.batchNorm, .flatten])
        let store = ParameterStore(Network(description, seed: 1))
        let context = LayerContext(
            capacity: 4, input: description.input, output: description.outputs[0], parameters: store,
            gradients: AlignedBuffer(count: store.layout.learntCount),
            statistics: AlignedBuffer(count: store.layout.statisticsCount), index: 0)
        #expect(context.learnt(.weight).value == store.learnt.start)
        #expect(context.learnt(.bias).gradient == context.gradients.start + 16)
        #expect(context.statistic(.runningVariance).running == store.statistics.start + 16)
        #expect(context.statistic(.runningVariance).batch == context.statistics.start + 16)
        #expect(context.makeOutput().count == 4 * 12)
    }
}
