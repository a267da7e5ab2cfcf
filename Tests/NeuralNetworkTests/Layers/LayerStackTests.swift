import Testing

@testable import NeuralNetwork

@Suite struct LayerStackTests {
    @Test func gradientsOfAWholeSmallNetworkAgreeWithDifferences() throws {
        let check = try GradientCheck(
            [
                .convolution(filters: 3, kernel: 3, bias: false), .batchNorm, .relu, .maxPool(size: 2),
                .convolution(filters: 4, kernel: 3, stride: 2), .relu, .averagePool, .flatten, .dropout(rate: 0.3),
                .dense(units: 3),
            ], height: 7, width: 6, channels: 2, count: 3, seed: 2)
        let error = check.largestError(inputs: check.randomInputs(), step: 1e-3)
        #expect(error.inputs < 3e-2)
        #expect(error.parameters < 3e-2)
    }

    @Test func fewerExamplesThanPlannedGiveTheSame() throws {
        let network = Network(try .study(classes: 3), seed: 1)
        let store = ParameterStore(network)
        let stack = LayerStack(network.description, parameters: store, capacity: 3)
        let inputs = (0..<3 * 2500).map { Float($0 % 17) / 17 }
        let all = Array(UnsafeBufferPointer(start: stack.forward(inputs, count: 3, training: false), count: 9))
        for example in 0..<3 {
            let one = stack.forward(Array(inputs[example * 2500..<(example + 1) * 2500]), count: 1, training: false)
            let alone = Array(UnsafeBufferPointer(start: one, count: 3))
            #expect(relativeError(alone, Array(all[example * 3..<example * 3 + 3])) < 1e-5)
        }
    }

    @Test func passesRepeatToTheBit() throws {
        let check = try GradientCheck(
            [.convolution(filters: 16, kernel: 3), .batchNorm, .relu], height: 9, width: 9, channels: 16, count: 4)
        let inputs = check.randomInputs()
        func pass() -> [Float] {
            let outputs = check.stack.forward(inputs, count: 4, training: true)
            for index in 0..<4 * 1296 { check.stack.outputGradient[index] = outputs[index] }
            check.stack.backward(count: 4)
            return Array(check.stack.gradients.values)
        }
        let first = pass()
        #expect(pass() == first)
    }

    @Test func theInputIsNotChanged() throws {
        let check = try GradientCheck([.relu], height: 2, width: 2, channels: 1, count: 1)
        let inputs: [Float] = [-1, 2, -3, 4]
        let outputs = check.stack.forward(inputs, count: 1, training: true)
        #expect(Array(UnsafeBufferPointer(start: outputs, count: 4)) == [0, 2, 0, 4])
        #expect(inputs == [-1, 2, -3, 4])
    }
}
