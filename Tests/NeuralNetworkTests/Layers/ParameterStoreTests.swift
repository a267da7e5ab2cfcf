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

@Suite struct ParameterLayoutTests {
    @Test func learntAndMeasuredLieApart() throws {
        let description = try NetworkDescription(
            height: 4, width: 4, channels: 1,
            layers: [.convolution(filters: 2, kernel: 3), .batchNorm, .flatten, .dense(units: 3)])
        let layout = ParameterLayout(description)
        #expect(layout.offset(layer: 0, role: .weight) == 0)
        #expect(layout.offset(layer: 0, role: .bias) == 32)  // 18 numbers, padded
        #expect(layout.offset(layer: 1, role: .weight) == 48)
        #expect(layout.offset(layer: 1, role: .bias) == 64)
        #expect(layout.offset(layer: 3, role: .weight) == 80)
        #expect(layout.offset(layer: 3, role: .bias) == 176)  // 96 numbers
        #expect(layout.learntCount == 192)
        #expect(layout.offset(layer: 1, role: .runningMean) == 0)
        #expect(layout.offset(layer: 1, role: .runningVariance) == 16)
        #expect(layout.statisticsCount == 32)
    }

    @Test func everyParameterHasItsPlace() throws {
        let description = try NetworkDescription.standard(classes: 27)
        let layout = ParameterLayout(description)
        #expect(layout.entries.map(\.specification) == description.parameterSpecifications)
        let learnt = layout.entries.filter { $0.specification.isLearnt }
        for (entry, next) in zip(learnt, learnt.dropFirst()) {
            #expect(entry.offset + entry.specification.count <= next.offset)
            #expect(next.offset % 16 == 0)
        }
    }
}
