import NeuralNetwork
import Testing

@Suite struct NetworkDescriptionPresetsTests {
    @Test func studyIsTheSeedsOwn() throws {
        let network = try NetworkDescription.study(classes: 26)
        #expect(
            network.layers == [
                .convolution(filters: 5, kernel: 5, stride: 1, bias: true), .relu, .maxPool(size: 4),
                .convolution(filters: 15, kernel: 5, stride: 1, bias: true), .relu, .maxPool(size: 4), .flatten,
                .dense(units: 26),
            ])
        #expect("\(network.input)" == "50x50x1")
    }

    @Test func standardHasFourStages() throws {
        let layers = try NetworkDescription.standard(classes: 27, dropout: 0.5).layers
        let filters = layers.compactMap { layer -> Int? in
            guard case .convolution(let filters, 3, 1, false) = layer else { return nil }
            return filters
        }
        #expect(filters == [32, 32, 64, 64, 64, 128, 128, 128, 160, 160])
        #expect(layers.filter { $0 == .batchNorm }.count == 10)
        #expect(layers.filter { $0 == .maxPool(size: 2) }.count == 3)
        #expect(layers.contains(.dropout(rate: 0.5)))
        #expect(layers[0...2] == [.convolution(filters: 32, kernel: 3, bias: false), .batchNorm, .relu])
    }

    @Test func classesHaveARange() {
        #expect(throws: NetworkDescriptionError.self) { try NetworkDescription.study(classes: 0) }
        #expect(throws: NetworkDescriptionError.self) { try NetworkDescription.standard(classes: -1) }
        #expect(throws: NetworkDescriptionError.self) { try NetworkDescription.standard(classes: 2, dropout: 2) }
    }
}
