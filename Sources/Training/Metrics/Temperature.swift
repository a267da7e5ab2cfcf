import Foundation

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
