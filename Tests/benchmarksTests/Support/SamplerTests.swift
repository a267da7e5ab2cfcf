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
