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

    @Test("Durations in nanoseconds") func durations() {
        #expect(Duration.seconds(2).nanoseconds == 2e9)
        #expect(Duration.nanoseconds(7).nanoseconds == 7)
    }
}
