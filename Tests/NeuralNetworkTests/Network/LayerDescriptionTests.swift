import Foundation
import NeuralNetwork
import Testing

@Suite struct LayerDescriptionTests {
    static let everyKind: [LayerDescription] = [
        .convolution(filters: 4, kernel: 5, stride: 2, bias: false), .batchNorm, .relu, .maxPool(size: 3),
        .averagePool, .flatten, .dropout(rate: 0.25), .dense(units: 9),
        .temporalConvolution(filters: 6, kernel: 7, dilation: 4, bias: false),
    ]

    @Test(arguments: everyKind) func survivesJSON(layer: LayerDescription) throws {
        let json = try JSONEncoder().encode(layer)
        #expect(try JSONDecoder().decode(LayerDescription.self, from: json) == layer)
        #expect(String(decoding: json, as: UTF8.self).contains(#""type":"\#(layer.kind)""#))
    }

    @Test func strideDilationAndBiasMayBeLeftOut() throws {
        let json = Data(#"{"type":"convolution","filters":8,"kernel":3}"#.utf8)
        let layer = try JSONDecoder().decode(LayerDescription.self, from: json)
        #expect(layer == .convolution(filters: 8, kernel: 3, stride: 1, bias: true))
        let temporal = Data(#"{"type":"temporalConvolution","filters":8,"kernel":3}"#.utf8)
        #expect(
            try JSONDecoder().decode(LayerDescription.self, from: temporal)
                == .temporalConvolution(filters: 8, kernel: 3, dilation: 1, bias: true))
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
                "temporal convolution 7, 6 filters, dilation 4, no bias",
            ])
        #expect(
            LayerDescription.temporalConvolution(filters: 9, kernel: 5).title == "temporal convolution 5, 9 filters")
        #expect(LayerDescription.convolution(filters: 1, kernel: 3).title == "convolution 3x3, 1 filters")
    }
}

@Suite struct FeatureShapeTests {
    @Test func mapsAndVectorsDiffer() {
        let map = FeatureShape(height: 1, width: 1, channels: 6)
        let vector = FeatureShape(vector: 6)
        #expect(map != vector)
        #expect(map.count == 6 && vector.count == 6)
        #expect(!map.isFlat && vector.isFlat)
        #expect(["\(map)", "\(vector)"] == ["1x1x6", "6"])
    }

    @Test func countsItsNumbers() {
        let shape = FeatureShape(height: 3, width: 4, channels: 5)
        #expect(shape.area == 12)
        #expect(shape.count == 60)
        #expect("\(shape)" == "3x4x5")
    }
}

@Suite struct ShapeInferenceTests {
    /// The error for one layer on a 6x6x2 map.
    private func error(of layer: LayerDescription, after: [LayerDescription] = []) -> NetworkDescriptionError? {
        #expect(throws: NetworkDescriptionError.self) {
            try NetworkDescription(height: 6, width: 6, channels: 2, layers: after + [layer, .flatten])
        }
    }

    @Test(arguments: [
        (LayerDescription.convolution(filters: 0, kernel: 3), "filters must be from 1 to 65536"),
        (.convolution(filters: .max, kernel: 3), "filters must be from 1 to 65536"),
        (.convolution(filters: 4, kernel: 4), "the kernel must be odd, from 1 to 31"),
        (.convolution(filters: 4, kernel: -1), "the kernel must be odd, from 1 to 31"),
        (.convolution(filters: 4, kernel: 33), "the kernel must be odd, from 1 to 31"),
        (.convolution(filters: 4, kernel: 3, stride: 0), "the stride must be from 1 to 16"),
        (.maxPool(size: 0), "the size must be from 1 to 15"),
        (.dropout(rate: 1), "the rate must be at least 0 and below 1"),
        (.dropout(rate: -0.5), "the rate must be at least 0 and below 1"),
        (.dropout(rate: .nan), "the rate must be at least 0 and below 1"),
    ])
    func hyperparametersHaveRanges(layer: LayerDescription, reason: String) {
        #expect(error(of: layer) == .badHyperparameter(layer: 0, title: layer.title, reason: reason))
    }

    @Test(arguments: [
        (LayerDescription.temporalConvolution(filters: 0, kernel: 3), "filters must be from 1 to 65536"),
        (.temporalConvolution(filters: 4, kernel: 2), "the kernel must be odd, from 1 to 31"),
        (.temporalConvolution(filters: 4, kernel: 33), "the kernel must be odd, from 1 to 31"),
        (.temporalConvolution(filters: 4, kernel: 3, dilation: 0), "the dilation must be from 1 to 256"),
        (.temporalConvolution(filters: 4, kernel: 3, dilation: .max), "the dilation must be from 1 to 256"),
    ])
    func hyperparametersOverTimeHaveRanges(layer: LayerDescription, reason: String) {
        #expect(throws: NetworkDescriptionError.badHyperparameter(layer: 0, title: layer.title, reason: reason)) {
            try NetworkDescription(height: 6, width: 1, channels: 2, layers: [layer, .flatten])
        }
    }

    @Test func aSequenceIsOneColumnWide() throws {
        let layer = LayerDescription.temporalConvolution(filters: 3, kernel: 3)
        let shape = FeatureShape(height: 6, width: 6, channels: 2)
        #expect(error(of: layer) == .needsSequence(layer: 0, title: layer.title, shape: shape))
        let description = try NetworkDescription(height: 6, width: 1, channels: 2, layers: [layer, .flatten])
        #expect(description.outputs.map(\.description) == ["6x1x3", "18"])
        #expect(description.labelCount == 3)
    }

    @Test(arguments: [
        LayerDescription.convolution(filters: 3, kernel: 3), .maxPool(size: 2), .averagePool,
        .temporalConvolution(filters: 3, kernel: 3),
    ])
    func mapsAreNotMadeOfVectors(layer: LayerDescription) {
        #expect(error(of: layer, after: [.flatten]) == .needsMap(layer: 1, title: layer.title))
    }

    @Test func denseNeedsAVector() {
        let shape = FeatureShape(height: 6, width: 6, channels: 2)
        #expect(error(of: .dense(units: 3)) == .needsVector(layer: 0, title: "dense, 3 units", shape: shape))
        let pooled = FeatureShape(height: 1, width: 1, channels: 2)
        #expect(
            error(of: .dense(units: 3), after: [.averagePool])
                == .needsVector(layer: 1, title: "dense, 3 units", shape: pooled))
    }

    @Test func denseHasARange() {
        #expect(
            error(of: .dense(units: 0), after: [.flatten])
                == .badHyperparameter(
                    layer: 1, title: "dense, 0 units", reason: "units must be from 1 to 65536"))
    }

    @Test func aPoolMustFit() {
        let shape = FeatureShape(height: 6, width: 6, channels: 2)
        #expect(error(of: .maxPool(size: 7)) == .tooSmall(layer: 0, title: "max pool 7x7", shape: shape))
    }

    @Test func tooManyNumbersAreRefusedBeforeTheyAreAllocated() {
        #expect(throws: NetworkDescriptionError.self) {
            try NetworkDescription(
                height: 4096, width: 4096, channels: 1, layers: [.convolution(filters: 60000, kernel: 3), .flatten])
        }
        #expect(throws: NetworkDescriptionError.self) {
            try NetworkDescription(
                height: 4096, width: 4096, channels: 1, layers: [.flatten, .dense(units: 60000)])
        }
    }
}
