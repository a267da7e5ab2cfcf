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

@Suite struct AlignedBufferTests {
    @Test(arguments: [0, 1, 15, 1000]) func startsAtACacheLineAndAtZero(count: Int) {
        let buffer = AlignedBuffer(count: count)
        #expect(UInt(bitPattern: buffer.start) % 64 == 0)
        #expect(buffer.values.count == count)
        #expect(buffer.values.allSatisfy { $0 == 0 })
    }

    @Test func paddingGoesUpToWholeLines() {
        #expect([0, 1, 16, 17].map(AlignedBuffer.padded) == [0, 16, 16, 32])
    }
}
