/// What many runs of the same work took.
struct Statistics: Equatable {
    /// The middle of the samples.
    let median: Double
    /// What 99 of 100 samples stay below or at.
    let p99: Double
    /// The range of the middle half of the samples over the median: 0 when nothing disturbed them.
    let spread: Double

    /// Sums samples up; there must be one.
    init(_ samples: [Double]) {
        precondition(!samples.isEmpty, "statistics need a sample")
        let sorted = samples.sorted()
        func quantile(_ share: Double) -> Double { sorted[Int((Double(sorted.count - 1) * share).rounded())] }
        median = quantile(0.5)
        p99 = quantile(0.99)
        spread = median > 0 ? (quantile(0.75) - quantile(0.25)) / median : 0
    }
}
