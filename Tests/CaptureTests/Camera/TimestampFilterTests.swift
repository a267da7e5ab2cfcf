import Testing

@testable import Capture

@Suite struct TimestampFilterTests {
    private func times(_ pairs: [(timestamp: Double?, now: Double)]) -> [Double] {
        var filter = TimestampFilter()
        return pairs.map { filter.time(timestamp: $0.timestamp, now: $0.now) }
    }

    @Test func takesTheDriversStamps() {
        #expect(times([(1000, 1010), (1033.4, 1050), (1066.6, 1071)]) == [1000, 1033, 1067])
    }

    @Test func usesTheClockWhereThereAreNone() {
        #expect(times([(nil, 500.4), (nil, 533.6)]) == [500, 534])
    }

    @Test func doesNotBelieveTheFuture() {
        #expect(times([(90_000, 1000), (1030, 1040)]) == [1000, 1030])
    }

    @Test func doesNotGoBack() {
        #expect(times([(1000, 1005), (960, 1040), (1071, 1080)]) == [1000, 1040, 1071])
    }

    @Test func doesNotBelieveStampsOfLongAgo() {
        #expect(times([(0, 5000), (33, 5033)]) == [5000, 5033])
    }

    @Test func alwaysRises() {
        #expect(times([(1000, 1000), (1000, 1000), (1000.2, 1000.3)]) == [1000, 1001, 1002])
    }

    @Test func takesALongPauseAsItIs() {
        #expect(times([(1000, 1001), (31_000, 31_002)]) == [1000, 31_000])
    }
}

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
