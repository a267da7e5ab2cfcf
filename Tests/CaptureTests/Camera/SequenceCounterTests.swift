import Testing

@testable import Capture

@Suite struct SequenceCounterTests {
    private func lost(_ numbers: [UInt32]) -> [Int] {
        var counter = SequenceCounter()
        return numbers.map { counter.lost(before: $0) }
    }

    @Test func countsGaps() {
        #expect(lost([5, 6, 7, 9, 10, 20]) == [0, 0, 0, 1, 0, 9])
    }

    @Test func doesNotCountFromWhereItBegins() {
        #expect(lost([900]) == [0])
    }

    @Test func countsOnAfterARestart() {
        #expect(lost([50, 0, 1, 3]) == [0, 0, 0, 1])
        #expect(lost([7, 7, 8]) == [0, 0, 0])
    }

    @Test func goesOnAfterTheLastNumber() {
        #expect(lost([.max - 1, .max, 0, 2]) == [0, 0, 0, 1])
    }
}
