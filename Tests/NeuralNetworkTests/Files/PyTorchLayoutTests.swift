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
