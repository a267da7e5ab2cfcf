import Testing

@testable import NeuralNetwork

@Suite struct OptimiserTests {
    @Test func aSliceFindsItsMemories() {
        let values = AlignedBuffer(count: 3)
        let memory = AlignedBuffer(count: 20)
        let slice = ParameterSlice(
            count: 3, values: values.start, gradients: values.start, decays: true, memoryStart: memory.start + 2,
            memoryStride: 10)
        #expect(slice.memory(0) == memory.start + 2)
        #expect(slice.memory(1) == memory.start + 12)
    }

    /// Where each optimiser ends on the bottom of a bowl, 3 in every direction.
    @Test func allFindTheBottomOfABowl() {
        func end(_ optimiser: some Optimiser, rate: Float) -> Float {
            var parameter = OptimiserCase(value: -5, memories: optimiser.memories)
            for _ in 0..<400 { _ = parameter.update(optimiser, gradient: 2 * (parameter.value - 3), rate: rate) }
            return parameter.value
        }
        #expect(abs(end(SGD(), rate: 0.02) - 3) < 1e-2)
        #expect(abs(end(RMSprop(), rate: 0.05) - 3) < 0.1)
        #expect(abs(end(AdamW(weightDecay: 0), rate: 0.1) - 3) < 1e-2)
    }
}
