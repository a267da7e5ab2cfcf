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
        // 50x50x4096 numbers a layer: six of them and the input are within 2^26, seven are not.
        let layers = [LayerDescription.convolution(filters: 4096, kernel: 1)]
        let end: [LayerDescription] = [.averagePool, .flatten]
        _ = try NetworkDescription(
            height: 50, width: 50, channels: 1, layers: layers + Array(repeating: .relu, count: 5) + end)
        #expect(
            throws: NetworkDescriptionError.badHyperparameter(
                layer: 6, title: "ReLU", reason: "the layers up to here hand on too many numbers")
        ) {
            try NetworkDescription(
                height: 50, width: 50, channels: 1, layers: layers + Array(repeating: .relu, count: 6) + end)
        }
    }

    @Test func anEmptyListIsNoNetwork() {
        #expect(throws: NetworkDescriptionError.empty) {
            try NetworkDescription(height: 5, width: 5, channels: 1, layers: [])
        }
    }

    @Test func aMapIsNoOutput() {
        #expect(throws: NetworkDescriptionError.outputIsNoVector(shape: .init(height: 5, width: 6, channels: 2))) {
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
