import Foundation
import NeuralNetwork
import Testing

@Suite struct NetworkDescriptionTests {
    @Test func shapesOfTheStudyNetwork() throws {
        let network = try NetworkDescription.study(classes: 3)
        #expect(
            network.outputs.map(\.description) == [
                "50x50x5", "50x50x5", "12x12x5", "12x12x15", "12x12x15", "3x3x15", "135", "3",
            ])
        // 5·5·1·5 + 5, 5·5·5·15 + 15, 135·3 + 3
        #expect(network.parameterCount == 130 + 1890 + 408)
        #expect(network.outputCount == 3)
    }

    @Test func shapesOfTheStandardNetwork() throws {
        let network = try NetworkDescription.standard(classes: 27)
        let pools = network.layers.indices.filter { network.layers[$0] == .maxPool(size: 2) }
        #expect(pools.map { network.outputs[$0].description } == ["25x25x32", "12x12x64", "6x6x128"])
        #expect(network.layers.suffix(4) == [.averagePool, .flatten, .dropout(rate: 0.3), .dense(units: 27)])
        let early = 9 * (32 + 32 * 32 + 32 * 64 + 2 * 64 * 64)
        let late = 9 * (64 * 128 + 2 * 128 * 128 + 128 * 160 + 160 * 160)
        #expect(network.parameterCount == early + late + 2 * (2 * 32 + 3 * 64 + 3 * 128 + 2 * 160) + 161 * 27)
    }

    @Test func strideRoundsUpAndPoolsRoundDown() throws {
        let network = try NetworkDescription(
            height: 7, width: 8, channels: 2,
            layers: [.convolution(filters: 3, kernel: 3, stride: 2), .maxPool(size: 3), .flatten])
        #expect(network.outputs.map(\.description) == ["4x4x3", "1x1x3", "3"])
    }

    @Test(arguments: [
        (0, 5, 1), (5, -1, 1), (5, 5, 0), (1 << 20, 5, 1), (Int.max, 2, 2), (1 << 16, 1 << 16, 1),
    ])
    func refusesInputs(height: Int, width: Int, channels: Int) {
        #expect(throws: NetworkDescriptionError.badInput(height: height, width: width, channels: channels)) {
            try NetworkDescription(height: height, width: width, channels: channels, layers: [.flatten])
        }
    }

    @Test func allLayersTogetherFitInMemory() throws {
        // 50x50x4096 values for each layer: six of them and the input are within 2^26, seven are not.
        let layers = [LayerDescription.convolution(filters: 4096, kernel: 1)]
        let end: [LayerDescription] = [.averagePool, .flatten]
        _ = try NetworkDescription(
            height: 50, width: 50, channels: 1, layers: layers + Array(repeating: .relu, count: 5) + end)
        #expect(
            throws: NetworkDescriptionError.badHyperparameter(
                layer: 6, title: "ReLU", reason: "the outputs of the layers up to here have too many values")
        ) {
            try NetworkDescription(
                height: 50, width: 50, channels: 1, layers: layers + Array(repeating: .relu, count: 6) + end)
        }
    }

    @Test func zerosAroundASequenceAreCountedToo() throws {
        // 31 taps that are 256 steps apart reach 3840 steps to both sides of the 8192 channels.
        func description(dilation: Int) throws -> NetworkDescription {
            try NetworkDescription(
                height: 6, width: 1, channels: 1,
                layers: [
                    .temporalConvolution(filters: 8192, kernel: 1),
                    .temporalConvolution(filters: 1, kernel: 31, dilation: dilation),
                    .temporalConvolution(filters: 8192, kernel: 1),
                    .temporalConvolution(filters: 1, kernel: 31, dilation: dilation), .flatten,
                ])
        }
        #expect(try description(dilation: 100).outputCount == 6)
        #expect(
            throws: NetworkDescriptionError.badHyperparameter(
                layer: 3, title: "temporal convolution 31, 1 filters, dilation 256",
                reason: "the outputs of the layers up to here have too many values")
        ) { try description(dilation: 256) }
    }

    @Test func anEmptyListIsNoNetwork() {
        #expect(throws: NetworkDescriptionError.empty) {
            try NetworkDescription(height: 5, width: 5, channels: 1, layers: [])
        }
    }

    @Test func aMapIsNoOutput() {
        #expect(throws: NetworkDescriptionError.outputIsNotVector(shape: .init(height: 5, width: 6, channels: 2))) {
            try NetworkDescription(
                height: 5, width: 6, channels: 1, layers: [.convolution(filters: 2, kernel: 3)])
        }
    }

    @Test func survivesJSON() throws {
        for network in [try NetworkDescription.study(classes: 26), try NetworkDescription.standard(classes: 27)] {
            let json = try JSONEncoder().encode(network)
            #expect(try JSONDecoder().decode(NetworkDescription.self, from: json) == network)
        }
    }

    @Test func jsonIsCheckedLikeAnyOther() {
        let json = #"{"height":2,"width":2,"channels":1,"layers":[{"type":"maxPool","size":4}]}"#
        let error = #expect(throws: NetworkDescriptionError.self) {
            try JSONDecoder().decode(NetworkDescription.self, from: Data(json.utf8))
        }
        #expect(
            error?.description
                == "layer 0 (max pool 4x4) is larger than the 2x2x1 it is given: drop a pool or use a larger input")
    }
}

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

@Suite struct NetworkSummaryTests {
    @Test func tableOfTheStudyNetwork() throws {
        #expect(
            try NetworkDescription.study(classes: 3).summary() == """
                #  layer                        output    parameters
                -  ---------------------------  --------  ----------
                   input                        50x50x1
                0  convolution 5x5, 5 filters   50x50x5          130
                1  ReLU                         50x50x5            0
                2  max pool 4x4                 12x12x5            0
                3  convolution 5x5, 15 filters  12x12x15       1,890
                4  ReLU                         12x12x15           0
                5  max pool 4x4                 3x3x15             0
                6  flatten                      135                0
                7  dense, 3 units               3                408
                -  ---------------------------  --------  ----------
                   total                                       2,428
                """)
    }

    @Test func thousandsAreSetApart() throws {
        let network = try NetworkDescription(
            height: 100, width: 100, channels: 1, layers: [.flatten, .dense(units: 123)])
        #expect(network.summary().hasSuffix("1,230,123"))
    }
}

@Suite struct NetworkDescriptionErrorTests {
    static let map = FeatureShape(height: 2, width: 3, channels: 4)

    @Test(arguments: [
        (
            NetworkDescriptionError.badInput(height: 0, width: 1, channels: 2),
            "input of 0x1x2: each must be from 1 to 65536"
        ),
        (.empty, "the network has no layers: end it with a dense layer"),
        (.badHyperparameter(layer: 3, title: "dropout 2.0", reason: "too much"), "layer 3 (dropout 2.0): too much"),
        (
            .needsMap(layer: 4, title: "max pool 2x2"),
            "layer 4 (max pool 2x2) needs a map, but is given a vector: move it before the flatten layer"
        ),
        (
            .needsSequence(layer: 0, title: "temporal convolution 3, 8 filters", shape: map),
            "layer 0 (temporal convolution 3, 8 filters) needs a sequence, but is given 2x3x4: "
                + "use an input of width 1, with a row for each step"
        ),
        (
            .needsVector(layer: 1, title: "dense, 3 units", shape: map),
            "layer 1 (dense, 3 units) needs a vector, but is given 2x3x4: put a flatten layer before it"
        ),
        (
            .tooSmall(layer: 0, title: "max pool 4x4", shape: map),
            "layer 0 (max pool 4x4) is larger than the 2x3x4 it is given: drop a pool or use a larger input"
        ),
        (
            .outputIsNotVector(shape: map),
            "the last layer gives 2x3x4, not a vector of scores: end with flatten and dense"
        ),
    ])
    func saysWhereAndWhatToDo(error: NetworkDescriptionError, text: String) {
        #expect("\(error)" == text)
    }
}
