/// Whether answers given with a confidence of 0.8 are right 80 times in 100.
public struct Calibration: Sendable, Equatable {
    /// Answers of like confidence.
    public struct Bin: Sendable, Equatable, Codable {
        /// Mean confidence of the answers, 0…1.
        public var confidence: Double
        /// Share of them that is right, 0…1.
        public var accuracy: Double
        /// How many there are.
        public var count: Int
    }

    /// The bins that hold answers, by rising confidence.
    public let bins: [Bin]
    /// Expected calibration error: the mean gap between confidence and accuracy, weighed by answers.
    ///
    /// Guo and others 2017, arXiv 1706.04599.
    public let expectedError: Double

    /// How many bins there are by default.
    public static let binCount = 15

    /// Sorts answers into `count` bins of equal width.
    public init(_ predictions: Predictions, bins count: Int = Calibration.binCount) {
        var sums = [(confidence: Double, right: Int, count: Int)](repeating: (0, 0, 0), count: count)
        for item in predictions.items {
            let confidence = Double(item.confidence)
            // Bins are open below and closed above, as in the paper.
            let bin = min(max(Int((confidence * Double(count)).rounded(.up)) - 1, 0), count - 1)
            sums[bin].confidence += confidence
            sums[bin].right += item.isRight ? 1 : 0
            sums[bin].count += 1
        }
        bins = sums.filter { $0.count > 0 }.map {
            Bin(
                confidence: $0.confidence / Double($0.count), accuracy: Double($0.right) / Double($0.count),
                count: $0.count)
        }
        let total = Double(max(predictions.items.count, 1))
        expectedError = bins.reduce(0) { $0 + abs($1.confidence - $1.accuracy) * Double($1.count) / total }
    }
}
