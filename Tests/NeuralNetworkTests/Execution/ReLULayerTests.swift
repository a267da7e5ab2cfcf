import Testing

@testable import NeuralNetwork

@Suite struct ReLULayerTests {
    /// Layers after which a ReLU works for itself, and those that do it on the way.
    static let before: [[LayerDescription]] = [
        [], [.maxPool(size: 1)], [.convolution(filters: 2, kernel: 1), .relu], [.batchNorm], [.relu],
        [.flatten, .dense(units: 6)], [.dropout(rate: 0)],
    ]

    @Test(arguments: before) func nothingBelowZeroPasses(layers: [LayerDescription]) throws {
        let check = try GradientCheck(layers + [.relu], height: 2, width: 2, channels: 2, count: 3)
        let inputs = check.spacedInputs()
        let outputs = check.stack.forward(inputs, count: 3, training: true)
        let values = UnsafeBufferPointer(start: outputs, count: 3 * 6)
        #expect(values.allSatisfy { $0 >= 0 })
        #expect(values.contains { $0 > 0 })
        #expect(values.contains { $0 == 0 })
    }

    @Test(arguments: before) func gradientsAgreeWithDifferences(layers: [LayerDescription]) throws {
        let check = try GradientCheck(layers + [.relu], height: 2, width: 2, channels: 2, count: 3)
        let error = check.largestError(inputs: check.spacedInputs(), step: 1e-3)
        #expect(error.inputs < 1e-2)
        #expect(error.parameters < 1e-2)
    }
}
