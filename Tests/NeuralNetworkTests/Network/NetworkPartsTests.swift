import Basics
import NeuralNetwork
import Testing

@Suite struct NetworkPartsTests {
    private static let layers: [LayerDescription] = [
        .convolution(filters: 4, kernel: 3, bias: false), .batchNorm, .relu, .maxPool(size: 2),
        .convolution(filters: 5, kernel: 3), .batchNorm, .relu, .averagePool, .flatten, .dense(units: 3),
    ]

    /// A network whose batch norm is none of 0 and 1.
    private static func network() throws -> Network {
        let description = try NetworkDescription(height: 6, width: 6, channels: 1, layers: layers)
        var generator = SeededGenerator(seed: 4)
        let plain = Network(description, seed: 3)
        return try Network(
            description,
            parameters: plain.parameters.map { parameter in
                var parameter = parameter
                for index in parameter.tensor.values.indices {
                    parameter.tensor.values[index] += generator.number(in: 0.1...0.6)
                }
                return parameter
            })
    }

    private static let inputs: [Float] = {
        var generator = SeededGenerator(seed: 5)
        return (0..<3 * 36).map { _ in generator.number(in: -1...1) }
    }()

    private func outputs(_ network: Network, of inputs: [Float]) -> [Float] {
        let session = TrainingSession(network: network, optimiser: SGD(), batchSize: 4, threads: 1, seed: 0)
        return inputs.withUnsafeBufferPointer { session.outputs(of: $0) }
    }

    private func areClose(_ one: [Float], _ other: [Float]) -> Bool {
        one.count == other.count && zip(one, other).allSatisfy { abs($0 - $1) < 1e-4 }
    }

    @Test("Both parts one after the other compute what the whole does", arguments: [0, 1])
    func parts(count: Int) throws {
        let network = try Self.network()
        let parts = network.parts(fromLastConvolutions: count)
        let features = outputs(try #require(parts.first), of: Self.inputs)
        #expect(areClose(outputs(parts.rest, of: features), outputs(network, of: Self.inputs)))
        #expect(try network.replacing(rest: parts.rest) == network)
    }

    @Test("Where there are no more convolutions, the rest is the whole network", arguments: [2, 3])
    func whole(count: Int) throws {
        let network = try Self.network()
        let parts = network.parts(fromLastConvolutions: count)
        #expect(parts.first == nil && parts.rest == network)
    }

    @Test("A part of another network is refused") func otherPart() throws {
        let network = try Self.network()
        let other = Network(
            try NetworkDescription(height: 1, width: 1, channels: 5, layers: [.flatten, .dense(units: 4)]), seed: 1)
        #expect(throws: NetworkError.differentLayers) { try network.replacing(rest: other) }
    }

    @Test("Folded and unfolded batch norm compute the same, and the layers come back") func folding() throws {
        let network = try Self.network()
        let folded = network.foldingBatchNorm()
        #expect(!folded.description.layers.contains(.batchNorm))
        let unfolded = try network.unfolding(folded)
        #expect(unfolded.description == network.description)
        for other in [folded, unfolded] {
            #expect(areClose(outputs(other, of: Self.inputs), outputs(network, of: Self.inputs)))
        }
        #expect(throws: NetworkError.differentLayers) { try network.unfolding(network) }
    }

    @Test("A mixed network lies between both") func mixed() throws {
        let network = try Self.network()
        let other = Network(network.description, seed: 9)
        #expect(try network.mixed(with: other, share: 0) == network)
        let half = try network.mixed(with: other, share: 0.25)
        for (index, parameter) in half.parameters.enumerated() {
            let (one, two) = (network.parameters[index].tensor.values, other.parameters[index].tensor.values)
            #expect(
                zip(parameter.tensor.values, zip(one, two)).allSatisfy { abs($0 - (0.75 * $1.0 + 0.25 * $1.1)) < 1e-5 })
        }
    }
}
