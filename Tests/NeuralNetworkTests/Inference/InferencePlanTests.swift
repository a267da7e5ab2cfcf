import Basics
import Testing

@testable import NeuralNetwork

@Suite struct InferencePlanTests {
    /// A network with random parameters, including the running statistics.
    static func network(_ description: NetworkDescription, seed: UInt64) throws -> Network {
        var generator = SeededGenerator(seed: seed)
        return try Network(
            description,
            parameters: Network(description, seed: seed).parameters.map { parameter in
                guard parameter.tensor.shape.count == 1 else { return parameter }
                let range: ClosedRange<Float> = parameter.role == .runningVariance ? 0.5...2 : -0.5...0.5
                return Parameter(
                    layer: parameter.layer, role: parameter.role,
                    tensor: Tensor(
                        shape: parameter.tensor.shape,
                        values: parameter.tensor.values.map { _ in
                            Float.random(in: range, using: &generator) + (parameter.role == .weight ? 1 : 0)
                        }))
            })
    }

    static func outputs(_ plan: InferencePlan, _ input: [Float]) -> [Float] {
        Array(unsafeUninitializedCapacity: plan.outputCount) { memory, count in
            memory.initialize(repeating: .nan)
            input.withUnsafeBufferPointer { plan.run($0, into: memory) }
            count = plan.outputCount
        }
    }

    /// The outputs of the layers of the training code, in evaluation.
    static func reference(_ network: Network, _ input: [Float]) -> [Float] {
        let session = TrainingSession(network: network, optimiser: SGD(), batchSize: 1, threads: 1, seed: 0)
        return input.withUnsafeBufferPointer { session.outputs(of: $0) }
    }

    static func input(_ count: Int, seed: UInt64) -> [Float] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in Float.random(in: -2...2, using: &generator) }
    }

    static func expectAgreement(_ description: NetworkDescription, seed: UInt64 = 1) throws {
        let network = try network(description, seed: seed)
        let plan = try InferencePlan(network)
        for seed in seed..<seed + 3 {
            let input = input(plan.inputCount, seed: seed)
            let outputs = outputs(plan, input), wanted = reference(network, input)
            let scale = wanted.map(abs).max() ?? 1
            #expect(outputs.count == wanted.count)
            for (output, value) in zip(outputs, wanted) {
                #expect(abs(output - value) <= 2e-5 * max(scale, 1), "\(description.layers)")
            }
        }
    }

    @Test("The networks that ship agree with their layers in training") func presets() throws {
        try Self.expectAgreement(.study(classes: 27))
        try Self.expectAgreement(.standard(classes: 27))
        try Self.expectAgreement(.standard(classes: 3))
    }

    static let blocks: [[LayerDescription]] = [
        [.convolution(filters: 7, kernel: 3), .batchNorm, .relu, .maxPool(size: 2)],
        [.convolution(filters: 16, kernel: 3), .relu, .maxPool(size: 3)],
        [.convolution(filters: 33, kernel: 3, stride: 2), .batchNorm, .relu],
        [.convolution(filters: 8, kernel: 5, bias: false), .relu, .batchNorm],
        [.convolution(filters: 24, kernel: 1), .maxPool(size: 2), .relu],
        [.batchNorm, .relu], [.maxPool(size: 2)],
        [.convolution(filters: 16, kernel: 3), .convolution(filters: 16, kernel: 3)],
    ]

    @Test("Any order of layers agrees", arguments: blocks.indices, blocks.indices)
    func orders(first: Int, second: Int) throws {
        let layers = Self.blocks[first] + Self.blocks[second]
        try Self.expectAgreement(
            NetworkDescription(
                height: 13, width: 17, channels: 2,
                layers: layers + [.flatten, .dense(units: 9), .relu, .dense(units: 3)]))
        try Self.expectAgreement(
            NetworkDescription(
                height: 15, width: 12, channels: 3, layers: layers + [.averagePool, .flatten, .dense(units: 27)]))
    }

    /// A network over time; sequences of any length have the same parameters.
    static func temporal(steps: Int) throws -> NetworkDescription {
        try NetworkDescription(
            height: steps, width: 1, channels: 20,
            layers: [
                .temporalConvolution(filters: 40, kernel: 5, bias: false), .batchNorm, .relu, .dropout(rate: 0.1),
                .temporalConvolution(filters: 24, kernel: 3, dilation: 4), .relu, .batchNorm,
                .temporalConvolution(filters: 33, kernel: 7, dilation: 2), .relu,
                .temporalConvolution(filters: 27, kernel: 1), .flatten,
            ])
    }

    @Test("Sequences of any length agree with the layers in training", arguments: [1, 2, 9, 48, 131])
    func sequences(steps: Int) throws {
        let short = try Self.network(Self.temporal(steps: 30), seed: 8)
        let network = try Network(Self.temporal(steps: steps), parameters: short.parameters)
        let lender = try InferencePlan(short)
        let input = Self.input(network.description.input.count, seed: 9)
        let wanted = Self.reference(network, input)
        let own = Self.outputs(try InferencePlan(network), input)
        #expect(relativeError(own, wanted) < 2e-5)
        // The weights of a plan of another length are used as they are.
        #expect(Self.outputs(try InferencePlan(network, sharingWeightsOf: lender), input) == own)
    }

    @Test("A picture of NaN leaves nothing behind") func forgets() throws {
        for description in [try NetworkDescription.study(classes: 27), try .standard(classes: 27)] {
            let plan = try InferencePlan(Self.network(description, seed: 5))
            let input = Self.input(plan.inputCount, seed: 6)
            let before = Self.outputs(plan, input)
            let lost = Self.outputs(plan, input.map { _ in .nan }).filter(\.isNaN)
            #expect(lost.count == 27)
            _ = Self.outputs(plan, input.map { _ in .infinity })
            #expect(Self.outputs(plan, input) == before)
        }
    }

    /// Convolutions and pools only, so that inputs of any size have the same parameters.
    private static func convolutional(height: Int, width: Int) throws -> NetworkDescription {
        try NetworkDescription(
            height: height, width: width, channels: 1,
            layers: [
                .convolution(filters: 16, kernel: 3, stride: 2, bias: false), .batchNorm, .relu,
                .convolution(filters: 32, kernel: 3), .relu, .maxPool(size: 2), .batchNorm,
                .convolution(filters: 48, kernel: 3), .relu, .convolution(filters: 5, kernel: 1), .flatten,
            ])
    }

    @Test(
        "Plans that share weights give the same bits as plans of their own",
        arguments: [(4, 4), (8, 12), (16, 16), (31, 45), (96, 128)], [(4, 8), (12, 12), (48, 64), (96, 128)])
    func sharing(first: (height: Int, width: Int), second: (height: Int, width: Int)) throws {
        let network = try Self.network(Self.convolutional(height: first.height, width: first.width), seed: 3)
        let reshaped = try Network(
            Self.convolutional(height: second.height, width: second.width), parameters: network.parameters)
        let lender = try InferencePlan(network)
        let shared = try InferencePlan(reshaped, sharingWeightsOf: lender)
        let third = try InferencePlan(network, sharingWeightsOf: shared)
        let inputs = [Self.input(lender.inputCount, seed: 4), Self.input(shared.inputCount, seed: 5)]
        let wanted = [
            Self.outputs(try InferencePlan(network), inputs[0]), Self.outputs(try InferencePlan(reshaped), inputs[1]),
        ]
        // In turns, so that a plan that writes to the memory of another one would be noticed.
        for _ in 0..<2 {
            #expect(Self.outputs(lender, inputs[0]) == wanted[0])
            #expect(Self.outputs(shared, inputs[1]) == wanted[1])
            #expect(Self.outputs(third, inputs[0]) == wanted[0])
        }
    }

    @Test("A plan keeps the weights that it shares") func keepsLender() throws {
        let network = try Self.network(Self.convolutional(height: 32, width: 32), seed: 6)
        let input = Self.input(32 * 32, seed: 7)
        func plan() throws -> InferencePlan {
            try InferencePlan(network, sharingWeightsOf: InferencePlan(network))
        }
        #expect(Self.outputs(try plan(), input) == Self.outputs(try InferencePlan(network), input))
    }
}

@Suite struct InferencePlanErrorTests {
    @Test("Says how large the network is and what to do") func text() {
        #expect(
            InferencePlanError.outOfMemory(parameters: 1234).description
                == "no memory to run a network of 1234 parameters: close other programs or use a smaller model")
    }
}
