import Testing

@testable import benchmarks

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
