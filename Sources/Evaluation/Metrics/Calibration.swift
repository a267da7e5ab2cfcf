import FoundationEssentials
import Glibc

/// Compares confidences with accuracies: of the answers with confidence 0.8, 80 % should be correct.
public struct Calibration: Sendable, Equatable {
    /// The answers whose confidence is in one interval.
    public struct Bin: Sendable, Equatable, Codable {
        /// The mean confidence, 0…1.
        public var confidence: Double
        /// The share of correct answers, 0…1.
        public var accuracy: Double
        /// The number of answers.
        public var count: Int
    }

    /// The bins that are not empty, by increasing confidence.
    public let bins: [Bin]
    /// The expected calibration error: the mean gap between confidence and accuracy, weighted by the number of answers.
    ///
    /// Guo and others 2017, arXiv 1706.04599.
    public let expectedError: Double

    /// The default number of bins.
    public static let binCount = 15

    /// Groups answers into `count` bins of equal width.
    public init(_ predictions: Predictions, bins count: Int = Calibration.binCount) {
        var sums = [(confidence: Double, right: Int, count: Int)](repeating: (0, 0, 0), count: count)
        for item in predictions.items {
            let confidence = Double(item.confidence)
            // Bins exclude their lower bound and include their upper bound, as in the paper.
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

/// Temperature scaling: divides the network's scores by one number to calibrate the confidences.
///
/// The most probable label stays the same. Guo and others 2017, arXiv 1706.04599.
public enum Temperature {
    /// Returns the temperature with the lowest cross-entropy for probabilities that were computed at temperature 1.
    ///
    /// Pictures whose label the network does not have are ignored. The result is 1 if none is left.
    public static func fitted(to predictions: Predictions) -> Float {
        let known = predictions.items.compactMap { item in
            item.truth.map { (truth: $0, logs: item.probabilities.map { log(max(Double($0), 1e-30)) }) }
        }
        guard !known.isEmpty else { return 1 }
        // The loss has one minimum in the logarithm of the temperature, which golden-section search finds.
        func loss(_ logarithm: Double) -> Double {
            let inverse = exp(-logarithm)
            return known.reduce(0) { sum, item in
                let highest = item.logs.max() ?? 0
                let total = item.logs.reduce(0) { $0 + exp(($1 - highest) * inverse) }
                return sum + log(total) - (item.logs[item.truth] - highest) * inverse
            }
        }
        let ratio = (5.0.squareRoot() - 1) / 2
        var (low, high) = (log(0.2), log(5.0))
        var (left, right) = (high - ratio * (high - low), low + ratio * (high - low))
        var (leftLoss, rightLoss) = (loss(left), loss(right))
        for _ in 0..<24 {
            if leftLoss < rightLoss {
                (high, right, rightLoss) = (right, left, leftLoss)
                left = high - ratio * (high - low)
                leftLoss = loss(left)
            } else {
                (low, left, leftLoss) = (left, right, rightLoss)
                right = low + ratio * (high - low)
                rightLoss = loss(right)
            }
        }
        return Float(exp((low + high) / 2))
    }

    /// Returns the predictions at a temperature other than 1.
    public static func applied(_ temperature: Float, to predictions: Predictions) -> Predictions {
        var changed = predictions
        for index in changed.items.indices {
            let powers = changed.items[index].probabilities.map { pow($0, 1 / temperature) }
            let total = powers.reduce(0, +)
            if total > 0 { changed.items[index].probabilities = powers.map { $0 / total } }
        }
        return changed
    }
}
