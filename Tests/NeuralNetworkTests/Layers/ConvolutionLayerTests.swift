import Testing

@testable import NeuralNetwork

@Suite struct ConvolutionLayerTests {
    @Test func computesByHand() throws {
        // A 2x2 map, one filter whose kernel numbers its places 1 to 9, bias 10.
        let description = try NetworkDescription(
            height: 2, width: 2, channels: 1, layers: [.convolution(filters: 1, kernel: 3), .flatten])
        let network = try Network(
            description,
            parameters: [
                Parameter(
                    layer: 0, role: .weight, tensor: Tensor(shape: [3, 3, 1, 1], values: (1...9).map { Float($0) })),
                Parameter(layer: 0, role: .bias, tensor: Tensor(shape: [1], values: [10])),
            ])
        let session = TrainingSession(network: network, optimiser: SGD(), batchSize: 1, threads: 1, seed: 0)
        let outputs = [Float(1), 2, 3, 4].withUnsafeBufferPointer { session.outputs(of: $0) }
        // Upper left: 5·1 + 6·2 + 8·3 + 9·4 + 10; upper right: 4·1 + 5·2 + 7·3 + 8·4 + 10; and so on.
        #expect(outputs == [87, 77, 57, 47])
    }

    @Test(arguments: [
        (LayerDescription.convolution(filters: 3, kernel: 3), 5, 4, 2),
        (.convolution(filters: 2, kernel: 5, bias: false), 4, 6, 1),
        (.convolution(filters: 4, kernel: 3, stride: 2), 5, 6, 3),
        (.convolution(filters: 2, kernel: 1), 3, 3, 4),
        (.convolution(filters: 16, kernel: 3, bias: false), 6, 5, 16),
    ])
    func gradientsAgreeWithDifferences(layer: LayerDescription, height: Int, width: Int, channels: Int) throws {
        let check = try GradientCheck([layer], height: height, width: width, channels: channels, count: 2)
        let error = check.largestError(inputs: check.randomInputs(), step: 0.05)
        #expect(error.inputs < 2e-3)
        #expect(error.parameters < 2e-3)
    }

    @Test func gradientsPassTheReLUWithinIt() throws {
        let check = try GradientCheck(
            [.convolution(filters: 3, kernel: 3), .relu], height: 4, width: 4, channels: 2, count: 2, seed: 4)
        let error = check.largestError(inputs: check.randomInputs(), step: 1e-3)
        #expect(error.inputs < 1e-2)
        #expect(error.parameters < 1e-2)
    }

    @Test func gradientsPassOneConvolutionAfterAnother() throws {
        let check = try GradientCheck(
            [.convolution(filters: 3, kernel: 3), .convolution(filters: 2, kernel: 3)],
            height: 4, width: 4, channels: 1, count: 3)
        let error = check.largestError(inputs: check.randomInputs(), step: 0.02)
        #expect(error.inputs < 2e-3)
        #expect(error.parameters < 2e-3)
    }
}
