import Foundation

/// Runs work again and again and takes the time of each run.
struct Sampler {
    /// How long to take samples, after a fifth of that to warm up.
    let seconds: Double

    /// More samples than this say no more.
    static let most = 20_000

    /// What is taken as the time of work.
    enum Time {
        /// What the calling thread spent on a processor, whatever else the machine is doing.
        case spent
        /// What passed on the clock, for work of several threads or processes.
        case passed

        /// Nanoseconds since some moment.
        var now: Double {
            var time = timespec()
            clock_gettime(self == .spent ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC, &time)
            return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
        }
    }

    /// The time of each run in nanoseconds; at least three runs, however long they take.
    func sample(_ time: Time = .spent, _ work: () throws -> Void) rethrows -> Statistics {
        let warm = Time.passed.now + seconds * 0.2e9
        repeat { try work() } while Time.passed.now < warm
        var samples: [Double] = []
        let end = Time.passed.now + seconds * 1e9
        repeat {
            let start = time.now
            try work()
            samples.append(time.now - start)
        } while samples.count < 3 || (samples.count < Self.most && Time.passed.now < end)
        return Statistics(samples)
    }
}
