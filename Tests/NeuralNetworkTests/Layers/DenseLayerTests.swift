import Testing

@testable import NeuralNetwork

@Suite struct DenseLayerTests {
    @Test func computesByHand() throws {
        let description = try NetworkDescription(
            height: 1, width: 1, channels: 3, layers: [.flatten, .dense(units: 2)])
        let network = try Network(
            description,
            parameters: [
                Parameter(layer: 1, role: .weight, tensor: Tensor(shape: [3, 2], values: [1, 2, 3, 4, 5, 6])),
                Parameter(layer: 1, role: .bias, tensor: Tensor(shape: [2], values: [0.5, -0.5])),
            ])
        let session = TrainingSession(network: network, optimiser: SGD(), batchSize: 2, threads: 1, seed: 0)
        let outputs = [Float(1), 10, 100, -1, 0, 0].withUnsafeBufferPointer { session.outputs(of: $0) }
        #expect(outputs == [531.5, 641.5, -0.5, -2.5])
    }

    @Test(arguments: [1, 3]) func gradientsAgreeWithDifferences(count: Int) throws {
        let check = try GradientCheck(
            [.flatten, .dense(units: 4), .dense(units: 3)], height: 2, width: 3, channels: 2, count: count)
        let error = check.largestError(inputs: check.randomInputs(), step: 0.05)
        #expect(error.inputs < 2e-3)
        #expect(error.parameters < 2e-3)
    }
}
