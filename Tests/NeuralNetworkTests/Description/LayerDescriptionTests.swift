import Foundation
import NeuralNetwork
import Testing

@Suite struct LayerDescriptionTests {
    static let everyKind: [LayerDescription] = [
        .convolution(filters: 4, kernel: 5, stride: 2, bias: false), .batchNorm, .relu, .maxPool(size: 3),
        .averagePool, .flatten, .dropout(rate: 0.25), .dense(units: 9),
    ]

    @Test(arguments: everyKind) func survivesJSON(layer: LayerDescription) throws {
        let json = try JSONEncoder().encode(layer)
        #expect(try JSONDecoder().decode(LayerDescription.self, from: json) == layer)
        #expect(String(decoding: json, as: UTF8.self).contains(#""type":"\#(layer.kind)""#))
    }

    @Test func strideAndBiasMayBeLeftOut() throws {
        let json = Data(#"{"type":"convolution","filters":8,"kernel":3}"#.utf8)
        let layer = try JSONDecoder().decode(LayerDescription.self, from: json)
        #expect(layer == .convolution(filters: 8, kernel: 3, stride: 1, bias: true))
    }

    @Test(arguments: [
        #"{"type":"attention"}"#, #"{"filters":8}"#, #"{"type":"dense"}"#, #"{"type":"dense","units":"many"}"#, "[]",
    ])
    func refusesOtherJSON(text: String) {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(LayerDescription.self, from: Data(text.utf8))
        }
    }

    @Test func titlesSayWhatMatters() {
        #expect(
            Self.everyKind.map(\.title) == [
                "convolution 5x5, 4 filters, stride 2, no bias", "batch norm", "ReLU", "max pool 3x3",
                "global average pool", "flatten", "dropout 0.25", "dense, 9 units",
            ])
        #expect(LayerDescription.convolution(filters: 1, kernel: 3).title == "convolution 3x3, 1 filters")
    }
}
