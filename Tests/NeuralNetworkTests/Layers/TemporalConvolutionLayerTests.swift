import Testing

@testable import NeuralNetwork

@Suite struct TemporalConvolutionLayerTests {
    @Test func computesByHand() throws {
        let description = try NetworkDescription(
            height: 5, width: 1, channels: 1,
            layers: [.temporalConvolution(filters: 2, kernel: 3, dilation: 2), .flatten])
        let network = try Network(
            description,
            parameters: [
                // Taps 1, 10, 100 of the first filter, and -1, 0, 1 of the second.
                Parameter(
                    layer: 0, role: .weight, tensor: Tensor(shape: [3, 1, 1, 2], values: [1, -1, 10, 0, 100, 1])),
                Parameter(layer: 0, role: .bias, tensor: Tensor(shape: [2], values: [0.5, -2])),
            ])
        let session = TrainingSession(network: network, optimiser: SGD(), batchSize: 1, threads: 1, seed: 0)
        let outputs = [Float(1), 2, 3, 4, 5].withUnsafeBufferPointer { session.outputs(of: $0) }
        // First step: 1·10 + 3·100; third: 1·1 + 3·10 + 5·100; and so on.
        #expect(outputs == [310.5, 1, 420.5, 2, 531.5, 2, 42.5, -4, 53.5, -5])
    }

    @Test(arguments: [
        (LayerDescription.temporalConvolution(filters: 3, kernel: 3), 6, 2),
        (.temporalConvolution(filters: 2, kernel: 5, bias: false), 7, 3),
        (.temporalConvolution(filters: 5, kernel: 3, dilation: 3), 8, 4),
        (.temporalConvolution(filters: 4, kernel: 7, dilation: 2), 3, 1),
        (.temporalConvolution(filters: 16, kernel: 1), 4, 16),
    ])
    func gradientsAgreeWithDifferences(layer: LayerDescription, steps: Int, channels: Int) throws {
        let check = try GradientCheck([layer], height: steps, width: 1, channels: channels, count: 3)
        let error = check.largestError(inputs: check.randomInputs(), step: 0.05)
        #expect(error.inputs < 2e-3)
        #expect(error.parameters < 2e-3)
    }

    @Test func gradientsOfASmallNetworkAgreeWithDifferences() throws {
        let check = try GradientCheck(
            [
                .temporalConvolution(filters: 4, kernel: 3, bias: false), .batchNorm, .relu,
                .temporalConvolution(filters: 5, kernel: 3, dilation: 2), .relu, .dropout(rate: 0.2),
                .temporalConvolution(filters: 3, kernel: 1),
            ], height: 9, width: 1, channels: 3, count: 3, seed: 2)
        let error = check.largestError(inputs: check.randomInputs(), step: 1e-3)
        #expect(error.inputs < 3e-2)
        #expect(error.parameters < 3e-2)
    }

    @Test func isTheMiddleColumnOfASquareKernel() throws {
        let layers: [[LayerDescription]] = [
            [.temporalConvolution(filters: 6, kernel: 3), .flatten], [.convolution(filters: 6, kernel: 3), .flatten],
        ]
        let descriptions = try layers.map { try NetworkDescription(height: 12, width: 1, channels: 5, layers: $0) }
        let temporal = Network(descriptions[0], seed: 3)
        let square = try Network(
            descriptions[1],
            parameters: temporal.parameters.map { parameter in
                guard parameter.role == .weight else { return parameter }
                let rows = stride(from: 0, to: 90, by: 30).map { Array(parameter.tensor.values[$0..<$0 + 30]) }
                let none = [Float](repeating: 0, count: 30)
                return Parameter(
                    layer: 0, role: .weight,
                    tensor: Tensor(shape: [3, 3, 5, 6], values: rows.flatMap { none + $0 + none }))
            })
        let input = InferencePlanTests.input(60, seed: 4)
        #expect(
            relativeError(InferencePlanTests.reference(temporal, input), InferencePlanTests.reference(square, input))
                < 1e-5)
    }
}
