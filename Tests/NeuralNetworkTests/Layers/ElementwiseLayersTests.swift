import Testing

@testable import NeuralNetwork

@Suite struct DropoutLayerTests {
    private func outputs(rate: Float, count: Int, seed: UInt64, training: Bool = true) throws -> [Float] {
        let check = try GradientCheck([.dropout(rate: rate)], height: 10, width: 10, channels: 10, count: count)
        let ones = Array(repeating: Float(1), count: 1000 * count)
        let outputs = check.stack.forward(ones, count: count, training: training, seed: seed)
        return Array(UnsafeBufferPointer(start: outputs, count: 1000 * count))
    }

    @Test(arguments: [Float(0), 0.25, 0.5, 0.9]) func dropsItsShareAndKeepsTheMean(rate: Float) throws {
        let values = try outputs(rate: rate, count: 10, seed: 1)
        let dropped = Float(values.filter { $0 == 0 }.count) / 10_000
        #expect(abs(dropped - rate) < 0.02)
        #expect(values.allSatisfy { $0 == 0 || $0 == 1 / (1 - rate) })
    }

    @Test func nothingIsDroppedInUse() throws {
        #expect(try outputs(rate: 0.5, count: 2, seed: 1, training: false).allSatisfy { $0 == 1 })
    }

    @Test func theSeedOfAnExampleDecides() throws {
        let both = try outputs(rate: 0.5, count: 2, seed: 7)
        #expect(try outputs(rate: 0.5, count: 2, seed: 7) == both)
        #expect(try outputs(rate: 0.5, count: 1, seed: 8) == Array(both[1000...]))
        #expect(Array(both[..<1000]) != Array(both[1000...]))
    }

    @Test func twoLayersDropDifferently() throws {
        let check = try GradientCheck(
            [.dropout(rate: 0.5), .dropout(rate: 0.5)], height: 10, width: 10, channels: 10, count: 1)
        let outputs = check.stack.forward(Array(repeating: 1, count: 1000), count: 1, training: true, seed: 1)
        let kept = (0..<1000).filter { outputs[$0] != 0 }.count
        #expect((200...300).contains(kept))
    }

    @Test func gradientsAgreeWithDifferences() throws {
        let check = try GradientCheck([.dropout(rate: 0.4)], height: 3, width: 3, channels: 4, count: 2)
        #expect(check.largestError(inputs: check.randomInputs(), step: 0.1).inputs < 1e-3)
    }
}

@Suite struct ReLULayerTests {
    /// Layers after which a ReLU is a layer of its own, and layers that include it.
    static let before: [[LayerDescription]] = [
        [], [.maxPool(size: 1)], [.convolution(filters: 2, kernel: 1), .relu], [.batchNorm], [.relu],
        [.flatten, .dense(units: 6)], [.dropout(rate: 0)],
    ]

    @Test(arguments: before) func nothingBelowZeroPasses(layers: [LayerDescription]) throws {
        let check = try GradientCheck(layers + [.relu], height: 2, width: 2, channels: 2, count: 3)
        let inputs = check.spacedInputs()
        let outputs = check.stack.forward(inputs, count: 3, training: true)
        let values = UnsafeBufferPointer(start: outputs, count: 3 * 6)
        #expect(values.allSatisfy { $0 >= 0 })
        #expect(values.contains { $0 > 0 })
        #expect(values.contains { $0 == 0 })
    }

    @Test(arguments: before) func gradientsAgreeWithDifferences(layers: [LayerDescription]) throws {
        let check = try GradientCheck(layers + [.relu], height: 2, width: 2, channels: 2, count: 3)
        let error = check.largestError(inputs: check.spacedInputs(), step: 1e-3)
        #expect(error.inputs < 1e-2)
        #expect(error.parameters < 1e-2)
    }
}
