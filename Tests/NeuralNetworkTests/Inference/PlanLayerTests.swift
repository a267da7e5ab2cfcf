import CKernels
import Testing

@testable import NeuralNetwork

@Suite struct PlanLayerTests {
    static func network(
        _ layers: [LayerDescription], side: Int = 4, width: Int? = nil, values: (ParameterSpecification) -> [Float]
    ) throws -> Network {
        let description = try NetworkDescription(height: side, width: width ?? side, channels: 1, layers: layers)
        return try Network(
            description,
            parameters: description.parameterSpecifications.map {
                Parameter(
                    layer: $0.layer, role: $0.role, tensor: Tensor(shape: $0.shape, values: values($0)))
            })
    }

    /// Two channels whose batch norm scales by 2 and -3 (up to epsilon) and shifts.
    static func values(_ specification: ParameterSpecification) -> [Float] {
        switch (specification.role, specification.shape) {
        case (.weight, [2]): [4, -3]
        case (.bias, [2]): [10, 20]
        case (.runningMean, _): [1, 2]
        case (.runningVariance, _): [4 - BatchNormLayer.epsilon, 1 - BatchNormLayer.epsilon]
        default: (0..<specification.count).map { Float($0 + 1) }
        }
    }

    static func areClose(_ values: [Float], _ wanted: [Float]) -> Bool {
        values.count == wanted.count && zip(values, wanted).allSatisfy { abs($0 - $1) < 1e-4 }
    }

    @Test("Batch norm and ReLU join the convolution before them") func folds() throws {
        let layers = PlanLayer.layers(
            of: try Self.network(
                [.convolution(filters: 2, kernel: 1, bias: false), .batchNorm, .relu, .flatten], values: Self.values))
        #expect(layers.count == 1)
        #expect(layers[0].kind == CK_CONVOLUTION && layers[0].relu && layers[0].size == 1 && layers[0].stride == 1)
        // Weights 1, 2 by 2, -3; shifts 10 - 1 * 2 and 20 - 2 * -3.
        #expect(Self.areClose(layers[0].weights, [2, -6]))
        #expect(Self.areClose(layers[0].bias, [8, 26]))
    }

    @Test("They join a convolution over time too") func foldsOverTime() throws {
        let layers = PlanLayer.layers(
            of: try Self.network(
                [.temporalConvolution(filters: 2, kernel: 1, dilation: 3, bias: false), .batchNorm, .relu, .flatten],
                width: 1, values: Self.values))
        #expect(layers.count == 1)
        #expect(layers[0].kind == CK_TEMPORAL_CONVOLUTION && layers[0].relu)
        #expect(layers[0].size == 1 && layers[0].dilation == 3)
        #expect(Self.areClose(layers[0].weights, [2, -6]))
        #expect(Self.areClose(layers[0].bias, [8, 26]))
    }

    @Test("A bias is scaled with its weights") func scalesBias() throws {
        let layers = PlanLayer.layers(
            of: try Self.network(
                [.convolution(filters: 2, kernel: 1, bias: true), .batchNorm, .flatten], values: Self.values))
        // Biases 10, 20 become 10 * 2 + 8 and 20 * -3 + 26.
        #expect(Self.areClose(layers[0].bias, [28, -34]))
        #expect(!layers[0].relu)
    }

    @Test("What comes after a ReLU or a pool stays a layer of its own") func keepsOrder() throws {
        let layers = PlanLayer.layers(
            of: try Self.network(
                [
                    .convolution(filters: 2, kernel: 3), .relu, .batchNorm, .relu, .maxPool(size: 2), .relu,
                    .averagePool, .flatten, .dropout(rate: 0.5), .dense(units: 2), .relu,
                ], values: Self.values))
        let kinds = layers.map(\.kind), relus = layers.map(\.relu)
        #expect(
            kinds == [
                CK_CONVOLUTION, CK_AFFINE, CK_MAX_POOL, CK_AFFINE, CK_GLOBAL_AVERAGE, CK_DENSE,
            ])
        #expect(relus == [true, true, false, true, false, true])
        #expect(layers[1].bias.count == 2 && layers[3].weights.isEmpty)
    }
}
