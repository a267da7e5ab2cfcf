import Testing

@testable import benchmarks

@Suite struct BenchmarkFigureTests {
    @Test("Times are given in their unit") func times() {
        let time = BenchmarkFigure(
            name: "a", isa: "b", nanoseconds: Statistics([2000, 2000, 8000]), unit: .microseconds)
        #expect(time.median == 2 && time.p99 == 8 && time.unit == "us")
        #expect(TimeUnit.milliseconds.nanoseconds == 1e6 && TimeUnit.nanoseconds.nanoseconds == 1)
    }

    @Test("A rate is what is done in a second, its p99 the slow end") func rates() {
        let rate = BenchmarkFigure(name: "a", isa: "b", amount: 64, per: Statistics([1e8, 1e8, 2e8]), unit: "images/s")
        #expect(rate.median == 640 && rate.p99 == 320 && rate.spread == 1)
    }

    @Test("A single reading has no spread") func value() {
        let value = BenchmarkFigure(name: "a", isa: "b", value: 3, unit: "bytes")
        #expect(value.median == 3 && value.p99 == 3 && value.spread == 0)
    }
}
