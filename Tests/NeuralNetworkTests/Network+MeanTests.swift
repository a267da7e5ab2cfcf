import NeuralNetwork
import Testing

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
        #expect(throws: NetworkError.notAlike) { try Network.mean(of: networks) }
        #expect(throws: NetworkError.notAlike) { try Network.mean(of: []) }
    }
}
