import Basics
import Testing

@testable import NeuralNetwork

@Suite struct InferencePlanTests {
    /// A network whose every parameter is drawn by chance, running statistics too.
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

    /// What the layers of training give in evaluation.
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

    @Test("Layers have the algorithm that suits their shape") func algorithms() throws {
        let standard = try InferencePlan(Self.network(.standard(classes: 27), seed: 7))
        #expect(standard.steps.first == "direct")
        #expect(standard.steps[1...5].elementsEqual(repeatElement("winograd4", count: 5)))
        #expect(standard.steps.suffix(2) == ["average", "direct"])
        #expect(standard.byteCount < 16 << 20)
        let study = try InferencePlan(Self.network(.study(classes: 27), seed: 7))
        #expect(study.steps == ["direct", "direct", "direct"])
        #expect(study.byteCount < 1 << 20)
    }
}
