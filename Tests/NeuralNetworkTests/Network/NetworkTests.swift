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

    /// The error of making the network from changed parameters.
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

@Suite struct NetworkMeanTests {
    private func network(_ seed: UInt64, filters: Int = 2) throws -> Network {
        Network(
            try NetworkDescription(
                height: 2, width: 2, channels: 1,
                layers: [.convolution(filters: filters, kernel: 1), .batchNorm, .flatten, .dense(units: 3)]),
            seed: seed)
    }

    @Test func everyNumberIsTheMean() throws {
        let networks = try [1, 2, 3].map { try network($0) }
        let mean = try Network.mean(of: networks)
        #expect(mean.description == networks[0].description)
        for (index, parameter) in mean.parameters.enumerated() {
            for (place, value) in parameter.tensor.values.enumerated() {
                let all = networks.map { $0.parameters[index].tensor.values[place] }
                #expect(abs(value - (all[0] + all[1] + all[2]) / 3) < 1e-6)
            }
        }
    }

    @Test func theMeanOfOneIsItself() throws {
        #expect(try Network.mean(of: [network(4), network(4)]) == network(4))
    }

    @Test func otherLayersAreRefused() throws {
        let networks = try [network(1), network(1, filters: 4)]
        #expect(throws: NetworkError.differentLayers) { try Network.mean(of: networks) }
        #expect(throws: NetworkError.differentLayers) { try Network.mean(of: []) }
    }
}

@Suite struct NetworkErrorTests {
    @Test(arguments: [
        (
            NetworkError.missingParameter(name: "0.weight", shape: [3, 3]),
            "parameter 0.weight [3, 3] is missing: the weights belong to another network"
        ),
        (
            .unknownParameter(name: "9.bias"),
            "parameter 9.bias is not part of this network: the weights belong to another network"
        ),
        (.duplicateParameter(name: "0.bias"), "parameter 0.bias is given twice"),
        (
            .wrongShape(name: "0.bias", expected: [2], found: [3]),
            "parameter 0.bias has shape [3], not [2]: the weights belong to another network"
        ),
        (
            .notFinite(name: "0.bias"),
            "parameter 0.bias holds NaN or infinity: the training diverged; train again with a smaller learning rate"
        ),
        (
            .negativeVariance(name: "1.running_var"),
            "parameter 1.running_var holds a variance below 0: the file is damaged; fetch or train it again"
        ),
        (
            .cannotKeepOutputs(count: 5),
            "cannot keep 5 outputs: the last layer must be dense and have at least that many units"
        ),
    ])
    func saysWhatAndWhatToDo(error: NetworkError, text: String) {
        #expect("\(error)" == text)
    }
}
