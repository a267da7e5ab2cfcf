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
