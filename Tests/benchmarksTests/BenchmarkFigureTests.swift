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

@Suite struct TableTests {
    @Test("Words at the left, figures at the right") func columns() {
        let table = Table(measurements: [
            BenchmarkFigure(name: "inference study", isa: "avx2", median: 22.16, p99: 30, spread: 0.014, unit: "us"),
            BenchmarkFigure(name: "peak", isa: "baseline", median: 1234.5, p99: 0.5, spread: 0, unit: "GFLOP/s"),
        ])
        #expect(
            table.description == """
                benchmark        isa       median    p99  spread  unit
                inference study  avx2        22.2   30.0     1 %  us
                peak             baseline    1234  0.500     0 %  GFLOP/s
                """)
    }

    @Test(
        "Three digits that count",
        arguments: [(0, "0"), (1, "1.00"), (0.0123, "0.0123"), (99.95, "100.0"), (123.4, "123"), (98765, "98765")])
    func figures(value: Double, text: String) {
        #expect(Table.figure(value) == text)
    }
}
