import Testing

@testable import NeuralNetwork

@Suite struct AlignedBufferTests {
    @Test(arguments: [0, 1, 15, 1000]) func startsAtACacheLineAndAtZero(count: Int) {
        let buffer = AlignedBuffer(count: count)
        #expect(UInt(bitPattern: buffer.start) % 64 == 0)
        #expect(buffer.values.count == count)
        #expect(buffer.values.allSatisfy { $0 == 0 })
    }

    @Test func paddingGoesUpToWholeLines() {
        #expect([0, 1, 16, 17].map(AlignedBuffer.padded) == [0, 16, 16, 32])
    }
}
