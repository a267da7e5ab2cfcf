/// Runs work again and again and takes the time of each run.
struct Sampler {
    /// How long to take samples, after a fifth of that to warm up.
    let seconds: Double

    /// More samples than this say no more.
    static let most = 20_000

    /// The time of each run in nanoseconds; at least three runs, however long they take.
    func sample(_ work: () throws -> Void) rethrows -> Statistics {
        let clock = ContinuousClock()
        let warm = clock.now + .seconds(seconds / 5)
        repeat { try work() } while clock.now < warm
        var samples: [Double] = []
        let end = clock.now + .seconds(seconds)
        repeat {
            let start = clock.now
            try work()
            samples.append((clock.now - start).nanoseconds)
        } while samples.count < 3 || (samples.count < Self.most && clock.now < end)
        return Statistics(samples)
    }
}

extension Duration {
    /// The duration in nanoseconds.
    var nanoseconds: Double { Double(components.seconds) * 1e9 + Double(components.attoseconds) / 1e9 }
}
