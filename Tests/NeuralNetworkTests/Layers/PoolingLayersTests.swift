import Testing

@testable import NeuralNetwork

@Suite struct MaxPoolLayerTests {
    @Test func computesByHand() throws {
        // Two channels side by side: c and -c. The last row and column belong to no square.
        let check = try GradientCheck([.maxPool(size: 2)], height: 3, width: 5, channels: 2, count: 1)
        let map: [Float] = [
            1, 2, 5, 4, 99,
            3, 0, 6, 7, 99,
            99, 99, 99, 99, 99,
        ]
        let outputs = check.stack.forward(map.flatMap { [$0, -$0] }, count: 1, training: true)
        #expect(Array(UnsafeBufferPointer(start: outputs, count: 4)) == [3, 0, 7, -4])
        for index in 0..<4 { check.stack.outputGradient[index] = Float(index + 1) }
        let gradient = check.stack.backward(count: 1, inputGradient: true)
        var expected = Array(repeating: Float(0), count: 30)
        expected[5 * 2] = 1
        expected[6 * 2 + 1] = 2
        expected[8 * 2] = 3
        expected[3 * 2 + 1] = 4
        #expect(Array(UnsafeBufferPointer(start: gradient, count: 30)) == expected)
    }

    @Test func theFirstOfEqualsIsTaken() throws {
        let check = try GradientCheck([.maxPool(size: 2)], height: 2, width: 2, channels: 1, count: 1)
        _ = check.stack.forward([1, 1, 1, 1], count: 1, training: true)
        check.stack.outputGradient[0] = 1
        let gradient = check.stack.backward(count: 1, inputGradient: true)
        #expect(Array(UnsafeBufferPointer(start: gradient, count: 4)) == [1, 0, 0, 0])
    }

    @Test(arguments: [(1, 3, 3, 2), (2, 5, 4, 3), (3, 7, 6, 17), (4, 4, 9, 40)])
    func gradientsAgreeWithDifferences(size: Int, height: Int, width: Int, channels: Int) throws {
        let check = try GradientCheck(
            [.maxPool(size: size)], height: height, width: width, channels: channels, count: 2)
        #expect(check.largestError(inputs: check.spacedInputs()).inputs < 1e-2)
    }
}

@Suite struct AveragePoolLayerTests {
    @Test func computesByHand() throws {
        let check = try GradientCheck([.averagePool], height: 1, width: 4, channels: 2, count: 2)
        let outputs = check.stack.forward(
            [1, 10, 2, 20, 3, 30, 6, 60, 0, 0, 0, 0, 0, 0, 4, -4], count: 2, training: true)
        #expect(Array(UnsafeBufferPointer(start: outputs, count: 4)) == [3, 30, 1, -1])
    }

    @Test func gradientsAgreeWithDifferences() throws {
        let check = try GradientCheck([.averagePool], height: 3, width: 5, channels: 7, count: 3)
        #expect(check.largestError(inputs: check.randomInputs(), step: 0.1).inputs < 1e-3)
    }
}
