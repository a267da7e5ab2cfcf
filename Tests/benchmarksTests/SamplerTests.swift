import Testing

@testable import benchmarks

@Suite struct SamplerTests {
    @Test("Slow work is still run once to warm up and three times for samples") func fewest() {
        var runs = 0
        let statistics = Sampler(seconds: 0).sample { runs += 1 }
        #expect(runs == 4)
        #expect(statistics.median >= 0)
    }

    @Test("What the work throws comes through") func failure() {
        struct Failure: Error {}
        #expect(throws: Failure.self) { try Sampler(seconds: 0).sample { throw Failure() } }
    }

    @Test("A thread spends no more time than passes") func clocks() {
        let passed = Sampler.Time.passed.now, spent = Sampler.Time.spent.now
        var sum = 0.0
        for number in 0..<200_000 { sum += Double(number).squareRoot() }
        let spentAfter = Sampler.Time.spent.now - spent, passedAfter = Sampler.Time.passed.now - passed
        #expect(sum > 0 && spentAfter > 0 && spentAfter <= passedAfter)
    }
}

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
