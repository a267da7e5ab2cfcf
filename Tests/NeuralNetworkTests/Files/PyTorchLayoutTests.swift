import Foundation
import TestSupport
import Testing

@testable import NeuralNetwork

@Suite struct PyTorchLayoutTests {
    private let description: NetworkDescription

    init() throws {
        description = try NetworkDescription(
            height: 2, width: 3, channels: 2,
            layers: [
                .convolution(filters: 2, kernel: 1), .flatten, .batchNorm, .dropout(rate: 0), .dense(units: 2), .relu,
                .dense(units: 1),
            ])
    }

    private func specification(_ name: String) throws -> ParameterSpecification {
        try #require(description.parameterSpecifications.first { $0.name == name })
    }

    @Test func convolutionsTurnFromHWIOToOIHW() throws {
        let layout = PyTorchLayout(description)
        // [row, column, in, out] of a 1x1 kernel: in 0 gives (1, 2), in 1 gives (3, 4).
        let ours = Tensor(shape: [1, 1, 2, 2], values: [1, 2, 3, 4])
        let theirs = layout.exported(ours, try specification("0.weight"))
        #expect(theirs == Tensor(shape: [2, 2, 1, 1], values: [1, 3, 2, 4]))
        #expect(layout.imported(theirs, try specification("0.weight")) == ours)
    }

    @Test func convolutionsOverTimeAreConv2dOfOneColumn() throws {
        let temporal = try NetworkDescription(
            height: 4, width: 1, channels: 2, layers: [.temporalConvolution(filters: 3, kernel: 3), .flatten])
        let weight = try #require(temporal.parameterSpecifications.first)
        // The number of a weight counts from the first tap, input and output.
        let ours = Tensor(shape: [3, 1, 2, 3], values: (0..<18).map { Float($0) })
        let layout = PyTorchLayout(temporal)
        let theirs = layout.exported(ours, weight)
        #expect(theirs.shape == [3, 2, 3, 1])
        #expect(Array(theirs.values[..<6]) == [0, 6, 12, 3, 9, 15])
        #expect(layout.imported(theirs, weight) == ours)
    }

    @Test func whatFollowsAFlattenedMapIsReordered() throws {
        let layout = PyTorchLayout(description)
        // Position (row, column, channel) of the map holds row·100 + column·10 + channel.
        let ours: [Float] = [0, 1, 10, 11, 20, 21, 100, 101, 110, 111, 120, 121]
        let theirs: [Float] = [0, 10, 20, 100, 110, 120, 1, 11, 21, 101, 111, 121]
        let norm = try specification("2.running_mean")
        #expect(layout.exported(Tensor(shape: [12], values: ours), norm).values == theirs)
        #expect(layout.imported(Tensor(shape: [12], values: theirs), norm).values == ours)
        let weight = try specification("4.weight")
        let both = Tensor(shape: [12, 2], values: ours.flatMap { [$0, -$0] })
        let exported = layout.exported(both, weight)
        #expect(exported == Tensor(shape: [2, 12], values: theirs + theirs.map { -$0 }))
        #expect(layout.imported(exported, weight) == both)
    }

    @Test func aLaterDenseLayerIsOnlyTransposed() throws {
        let layout = PyTorchLayout(description)
        let ours = Tensor(shape: [2, 1], values: [1, 2])
        let theirs = layout.exported(ours, try specification("6.weight"))
        #expect(theirs == Tensor(shape: [1, 2], values: [1, 2]))
        #expect(layout.shape(of: try specification("6.weight")) == [1, 2])
        #expect(layout.exported(Tensor(shape: [2], values: [1, 2]), try specification("4.bias")).values == [1, 2])
    }

    @Test func flatteningASinglePositionChangesNothing() throws {
        let pooled = try NetworkDescription(
            height: 2, width: 2, channels: 3, layers: [.averagePool, .flatten, .dense(units: 2)])
        let weight = try #require(pooled.parameterSpecifications.first)
        let theirs = PyTorchLayout(pooled).exported(Tensor(shape: [3, 2], values: [1, 2, 3, 4, 5, 6]), weight)
        #expect(theirs == Tensor(shape: [2, 3], values: [1, 3, 5, 2, 4, 6]))
    }
}

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
        // A sparse file, which takes no space on the disk.
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
