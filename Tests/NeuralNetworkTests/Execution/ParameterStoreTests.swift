import Testing

@testable import NeuralNetwork

@Suite struct ParameterStoreTests {
    @Test func givesBackWhatItTook() throws {
        let network = Network(try .standard(classes: 5), seed: 4)
        #expect(ParameterStore(network).network(like: network) == network)
    }

    @Test func loadsAnother() throws {
        let first = Network(try .study(classes: 5), seed: 1)
        let second = Network(try .study(classes: 5), seed: 2)
        let store = ParameterStore(first)
        store.load(second)
        #expect(store.network(like: first) == second)
        #expect(first != second)
    }

    @Test func exchangesAll() throws {
        let first = Network(try .standard(classes: 2), seed: 1)
        let second = Network(try .standard(classes: 2), seed: 2)
        let (a, b) = (ParameterStore(first), ParameterStore(second))
        b.statistics.start[0] = 42
        a.exchange(with: b)
        #expect(a.statistics.start[0] == 42)
        #expect(b.network(like: first) == first)
        a.exchange(with: b)
        #expect(a.network(like: first) == first)
    }
}
