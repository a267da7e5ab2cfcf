import Testing

@testable import NeuralNetwork

@Suite struct AveragePoolLayerTests {
    @Test func computesByHand() throws {
        let check = try GradientCheck([.averagePool], height: 1, width: 4, channels: 2, count: 2)
        let outputs = check.stack.forward(
            [1, 10, 2, 20, 3, 30, 6, 60, 0, 0, 0, 0, 0, 0, 4, -4], count: 2, training: true)
        #expect(Array(UnsafeBufferPointer(start: outputs, count: 4)) == [3, 30, 1, -1])
    }

    @Test func gradientsAgreeWithDifferences() throws {
        let check = try GradientCheck([.averagePool], height: 3, width: 5, channels: 7, count: 3)
        #expect(check.largestError(inputs: check.randomInputs(), step: 0.1).inputs < 1e-3)
    }
}
