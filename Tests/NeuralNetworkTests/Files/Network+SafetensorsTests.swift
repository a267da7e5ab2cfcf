import Foundation
import TestSupport
import Testing

@testable import NeuralNetwork

@Suite struct NetworkSafetensorsTests {
    private let folder: TemporaryFolder
    private let network: Network

    init() throws {
        folder = try TemporaryFolder()
        network = Network(
            try NetworkDescription(
                height: 4, width: 4, channels: 1,
                layers: [.convolution(filters: 2, kernel: 3, bias: false), .batchNorm, .flatten, .dense(units: 2)]),
            seed: 3)
    }

    /// The network read from a file with these tensors.
    private func read(_ tensors: [(name: String, tensor: Tensor)], prefix: String = "") throws -> Network {
        let bytes = try SafetensorsWriter.bytes(tensors: tensors, metadata: [:])
        let file = try SafetensorsFile(contentsOf: folder.write(bytes, to: "n.safetensors"))
        return try Network(network.description, file: file, prefix: prefix)
    }

    @Test func namesAndShapesArePyTorchs() {
        #expect(
            network.namedTensors.map { "\($0.name) \($0.tensor.shape)" } == [
                "0.weight [2, 1, 3, 3]", "1.weight [2]", "1.bias [2]", "1.running_mean [2]", "1.running_var [2]",
                "3.weight [2, 32]", "3.bias [2]",
            ])
    }

    @Test func comesBackInAnyOrderAndUnderAnyPrefix() throws {
        #expect(try read(network.namedTensors.reversed()) == network)
        let prefixed = network.namedTensors.map { ("average/" + $0.name, $0.tensor) }
        #expect(try read(prefixed + network.namedTensors, prefix: "average/") == network)
    }

    @Test func theCountOfBatchesIsPassedOver() throws {
        let count = ("1.num_batches_tracked", Tensor(shape: [], values: [0]))
        #expect(try read(network.namedTensors + [count]) == network)
        #expect(throws: NetworkError.unknownParameter(name: "0.num_batches_tracked")) {
            try read(network.namedTensors + [("0.num_batches_tracked", Tensor(shape: [], values: [0]))])
        }
    }

    @Test func shapesAreComparedInPyTorchsOrder() {
        var tensors = network.namedTensors
        tensors[5].tensor = Tensor(shape: [32, 2], repeating: 0)
        #expect(throws: NetworkError.wrongShape(name: "3.weight", expected: [2, 32], found: [32, 2])) {
            try read(tensors)
        }
    }
    @Test func whatTheNetworkHasNoRoomForIsNotReadIntoMemory() throws {
        // A file full of holes, which takes no room on the disk.
        let count = 1 << 40
        let url = try folder.safetensors(
            header: #"{"0.weight":{"dtype":"F32","shape":[\#(count)],"data_offsets":[0,\#(4 * count)]}}"#)
        let header = try Data(contentsOf: url).count
        #expect(truncate(url.path, header + 4 * count) == 0)
        let file = try SafetensorsFile(contentsOf: url)
        #expect(throws: NetworkError.wrongShape(name: "0.weight", expected: [2, 1, 3, 3], found: [count])) {
            try Network(network.description, file: file, prefix: "")
        }
    }
}
