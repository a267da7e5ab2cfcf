import Foundation

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

/// Temperature scaling: one number that scores are divided by, so that confidences are as often right as they say.
///
/// It changes no answer. Guo and others 2017, arXiv 1706.04599.
public enum Temperature {
    /// The temperature at which the answers' probabilities, made at temperature 1, fit the truths best.
    ///
    /// Pictures whose label the network does not know are left out; 1 where none is left.
    public static func fitted(to predictions: Predictions) -> Float {
        let known = predictions.items.compactMap { item in
            item.truth.map { (truth: $0, logs: item.probabilities.map { log(max(Double($0), 1e-30)) }) }
        }
        guard !known.isEmpty else { return 1 }
        // The mean loss is smooth with one valley in the logarithm of the temperature: golden section search.
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

    /// The same answers at another temperature than 1.
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
