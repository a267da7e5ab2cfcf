import Testing

@testable import benchmarks

@Suite struct StatisticsTests {
    @Test("Median, worst of a hundred and spread, by hand") func byHand() {
        let statistics = Statistics((1...101).map(Double.init).shuffled())
        #expect(statistics.median == 51)
        #expect(statistics.p99 == 100)
        #expect(statistics.spread == 50.0 / 51)
    }

    @Test("One sample is its own median") func single() {
        #expect(Statistics([7]).median == 7)
        #expect(Statistics([7]).p99 == 7)
        #expect(Statistics([7]).spread == 0)
    }

    @Test("An outlier moves neither median nor spread") func outlier() {
        let statistics = Statistics([5, 5, 5, 5, 5, 5, 5, 5, 5000])
        #expect(statistics.median == 5 && statistics.spread == 0 && statistics.p99 == 5000)
    }
}
