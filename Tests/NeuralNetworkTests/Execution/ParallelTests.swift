import Testing

@testable import NeuralNetwork

@Suite struct ParallelTests {
    @Test(arguments: [0, 1, 2, 7, 100]) func everyPartIsDoneOnce(count: Int) {
        let done = UnsafeMutableBufferPointer<Int>.allocate(capacity: count)
        done.initialize(repeating: 0)
        defer { done.deallocate() }
        Parallel.forEach(count) { done[$0] += $0 + 1 }
        #expect(Array(done) == Array(1..<count + 1))
    }
}
