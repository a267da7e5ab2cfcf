import CKernels
import Foundation

/// Runs work repeatedly and measures the time of each run.
struct Sampler {
    /// How long to take samples, in seconds; a warm-up of a fifth of it comes first.
    let seconds: Double

    /// The number of samples after which sampling stops early, since more do not change the result.
    static let maximumSampleCount = 20_000

    /// The clock that measures the work.
    enum Time {
        /// The processor time of the calling thread, which other work on the machine hardly changes.
        case spent
        /// The elapsed time, for work of several threads or processes.
        case passed

        /// The time in nanoseconds since an arbitrary start.
        var now: Double {
            var time = timespec()
            clock_gettime(self == .spent ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC, &time)
            return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
        }
    }

    /// Measures runs of `work` in nanoseconds; at least three, however long they take.
    func sample(_ time: Time = .spent, _ work: () throws -> Void) rethrows -> Statistics {
        let warm = Time.passed.now + seconds * 0.2e9
        repeat { try work() } while Time.passed.now < warm
        var samples: [Double] = []
        let end = Time.passed.now + seconds * 1e9
        repeat {
            let start = time.now
            try work()
            samples.append(time.now - start)
        } while samples.count < 3 || (samples.count < Self.maximumSampleCount && Time.passed.now < end)
        return Statistics(samples)
    }
}

/// Statistics of the times of repeated runs of the same work.
struct Statistics: Equatable {
    /// The median of the samples.
    let median: Double
    /// The 99th percentile of the samples.
    let p99: Double
    /// The interquartile range divided by the median: near 0 unless other work on the machine disturbs the runs.
    let spread: Double

    /// Computes the statistics of samples; there must be at least one.
    init(_ samples: [Double]) {
        precondition(!samples.isEmpty, "statistics need a sample")
        let sorted = samples.sorted()
        func quantile(_ share: Double) -> Double { sorted[Int((Double(sorted.count - 1) * share).rounded())] }
        median = quantile(0.5)
        p99 = quantile(0.99)
        spread = median > 0 ? (quantile(0.75) - quantile(0.25)) / median : 0
    }
}

/// The instruction sets that this CPU supports.
enum InstructionSets {
    /// The set that the kernels use by default.
    static var best: String { String(cString: ck_isa()) }

    /// Runs `body` with each set in turn, on this thread; only with that of `FINGERSPELL_ISA` if it is set.
    static func each<Result>(_ body: (String) throws -> [Result]) rethrows -> [Result] {
        defer { _ = ck_set_isa(nil) }
        let asked = ProcessInfo.processInfo.environment["FINGERSPELL_ISA"] != nil ? [best] : names
        return try asked.flatMap { try ck_set_isa($0) ? body($0) : [] }
    }

    private static let names = ["avx512", "avx2", "baseline", "neon"]
}
