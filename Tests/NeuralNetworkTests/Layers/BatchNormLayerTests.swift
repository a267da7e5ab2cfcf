import Testing

@testable import NeuralNetwork

@Suite struct BatchNormLayerTests {
    /// Scale 2 and shift 1 on two examples of one channel.
    private func network(mean: Float, variance: Float) throws -> Network {
        let description = try NetworkDescription(
            height: 1, width: 2, channels: 1, layers: [.batchNorm, .flatten])
        return try Network(
            description,
            parameters: zip(Parameter.Role.allCases, [2, 1, mean, variance]).map { role, value in
                Parameter(layer: 0, role: role, tensor: Tensor(shape: [1], values: [value]))
            })
    }

    @Test func trainingNormalisesByTheBatch() throws {
        let network = try network(mean: 5, variance: 7)
        let store = ParameterStore(network)
        let stack = LayerStack(network.description, parameters: store, capacity: 2)
        let outputs = stack.forward([1, 3, 5, 7], count: 2, training: true)
        // Mean 4, variance 5: (x - 4) / √5 · 2 + 1.
        let root = Float(5.00001).squareRoot()
        let expected = [-3, -1, 1, 3].map { Float($0) / root * 2 + 1 }
        #expect(relativeError(Array(UnsafeBufferPointer(start: outputs, count: 4)), expected) < 1e-6)
        // The population's variance is estimated by 20 / 3.
        #expect(stack.statistics.start[0] == 4)
        #expect(abs(stack.statistics.start[16] - 20 / 3) < 1e-5)
        #expect(store.statistics.start[0] == 5, "running statistics are the session's to change")
    }

    @Test func useNormalisesByTheRunningStatistics() throws {
        let session = TrainingSession(
            network: try network(mean: 5, variance: 4), optimiser: SGD(), batchSize: 1, threads: 1, seed: 0)
        let outputs = [Float(5), 9].withUnsafeBufferPointer { session.outputs(of: $0) }
        #expect(relativeError(outputs, [1, 5]) < 1e-5)
    }

    @Test func aConstantChannelStaysFinite() throws {
        let network = try network(mean: 0, variance: 1)
        let stack = LayerStack(network.description, parameters: ParameterStore(network), capacity: 1)
        let outputs = stack.forward([3, 3], count: 1, training: true)
        #expect(abs(outputs[0] - 1) < 1e-3)
        #expect(outputs[1] == outputs[0])
        stack.outputGradient[0] = 1
        stack.outputGradient[1] = -1
        let gradient = stack.backward(count: 1, inputGradient: true)
        #expect(gradient?[0].isFinite == true)
    }

    @Test(arguments: [
        [LayerDescription.batchNorm], [.batchNorm, .relu], [.batchNorm, .relu, .maxPool(size: 2)],
        [.convolution(filters: 3, kernel: 3), .batchNorm], [.flatten, .batchNorm],
    ])
    func gradientsAgreeWithDifferences(layers: [LayerDescription]) throws {
        let check = try GradientCheck(layers, height: 4, width: 5, channels: 3, count: 4)
        // Scale and shift away from 1 and 0, so that they matter.
        for index in 0..<check.store.learnt.count { check.store.learnt.start[index] += 0.01 * Float(index % 7) }
        let error = check.largestError(inputs: check.randomInputs(), step: 2e-3)
        #expect(error.inputs < 1e-2)
        #expect(error.parameters < 1e-2)
    }
}
