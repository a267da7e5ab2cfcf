import NeuralNetwork
import Testing

@Suite struct NetworkTests {
    private static func small() throws -> Network {
        Network(
            try NetworkDescription(
                height: 2, width: 2, channels: 1,
                layers: [.convolution(filters: 2, kernel: 1), .batchNorm, .flatten, .dense(units: 3)]), seed: 1)
    }

    @Test func theSameSeedGivesTheSameNetwork() throws {
        let description = try NetworkDescription.study(classes: 3)
        #expect(Network(description, seed: 1) == Network(description, seed: 1))
        #expect(Network(description, seed: 1) != Network(description, seed: 2))
    }

    @Test func parametersMayComeInAnyOrder() throws {
        let network = try Self.small()
        #expect(try Network(network.description, parameters: network.parameters.reversed()) == network)
    }

    @Test func parametersAreFoundByLayerAndRole() throws {
        let network = try Self.small()
        #expect(network.parameter(layer: 0, role: .weight)?.shape == [1, 1, 1, 2])
        #expect(network.parameter(layer: 1, role: .runningVariance)?.values == [1, 1])
        #expect(network.parameter(layer: 3, role: .weight)?.shape == [8, 3])
        #expect(network.parameter(layer: 2, role: .weight) == nil)
        #expect(network.parameter(layer: 0, role: .runningMean) == nil)
    }

    /// The error of putting the network together from changed parameters.
    private func error(_ change: (inout [Parameter]) -> Void) throws -> NetworkError? {
        let network = try Self.small()
        var parameters = network.parameters
        change(&parameters)
        return #expect(throws: NetworkError.self) { try Network(network.description, parameters: parameters) }
    }

    @Test func parametersMustBeExactlyThoseDescribed() throws {
        #expect(try error { $0.removeFirst() } == .missingParameter(name: "0.weight", shape: [1, 1, 1, 2]))
        #expect(try error { $0.append($0[0]) } == .duplicateParameter(name: "0.weight"))
        let stranger = Parameter(layer: 7, role: .bias, tensor: Tensor(shape: [1], values: [0]))
        #expect(try error { $0.append(stranger) } == .unknownParameter(name: "7.bias"))
        let flat = Tensor(shape: [2], values: [1, 2])
        #expect(
            try error { $0[0].tensor = flat }
                == .wrongShape(name: "0.weight", expected: [1, 1, 1, 2], found: [2]))
    }

    @Test(arguments: [Float.nan, .infinity]) func numbersMustBeFinite(value: Float) throws {
        #expect(try error { $0[1].tensor.values[1] = value } == .notFinite(name: "0.bias"))
    }

    @Test func variancesAreNotBelowZero() throws {
        #expect(try error { $0[5].tensor.values[0] = -0.1 } == .negativeVariance(name: "1.running_var"))
    }

    @Test func fewerOutputsAreTheFirst() throws {
        let network = try Self.small()
        let smaller = try network.keepingOutputs(first: 2)
        #expect(smaller.description.outputCount == 2)
        let weight = try #require(network.parameter(layer: 3, role: .weight)).values
        let kept = try #require(smaller.parameter(layer: 3, role: .weight))
        #expect(kept.shape == [8, 2])
        let expected: [Float] = (0..<8).flatMap { row in [weight[3 * row], weight[3 * row + 1]] }
        #expect(kept.values == expected)
        #expect(smaller.parameter(layer: 3, role: .bias)?.values.count == 2)
        #expect(smaller.parameter(layer: 0, role: .weight) == network.parameter(layer: 0, role: .weight))
        #expect(try network.keepingOutputs(first: 3) == network)
    }

    @Test(arguments: [0, 4, -1]) func otherOutputCountsAreRefused(count: Int) throws {
        let network = try Self.small()
        #expect(throws: NetworkError.cannotKeepOutputs(count: count)) { try network.keepingOutputs(first: count) }
    }

    @Test func aNetworkWithoutDenseCannotBeCut() throws {
        let network = Network(
            try NetworkDescription(height: 2, width: 2, channels: 1, layers: [.flatten]), seed: 0)
        #expect(throws: NetworkError.cannotKeepOutputs(count: 1)) { try network.keepingOutputs(first: 1) }
    }
}
