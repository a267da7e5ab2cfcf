import Glibc

/// Softmax cross-entropy with soft targets, plus the squared error of the outputs that are not classes.
///
/// A network may have further outputs after the scores of its classes, such as the coordinates of landmarks; training
/// them too improves the scores.
public struct Loss: Sendable, Equatable, Codable {
    /// How many of the network's outputs, from the first, are scores of classes.
    public let classes: Int
    /// The weight of the mean squared error of the further outputs; the cross-entropy has weight 1.
    public let auxiliaryWeight: Float

    /// A loss over the first `classes` outputs.
    public init(classes: Int, auxiliaryWeight: Float = 1) {
        self.classes = classes
        self.auxiliaryWeight = auxiliaryWeight
    }

    /// Sums over some examples; divide them by the size of the batch for means.
    struct Sums: Equatable {
        var crossEntropy = 0.0
        var auxiliary = 0.0
        var correct = 0
    }

    /// Targets of some examples.
    struct Targets {
        /// Target probabilities `[count, classes]`.
        let classes: UnsafePointer<Float>
        /// Targets of the further outputs `[count, outputs - classes]`, NaN where unknown; nil when all are unknown.
        let auxiliary: UnsafePointer<Float>?
    }

    /// Computes the summed loss of `count` examples and the gradient of the mean loss of the batch.
    ///
    /// - Parameters:
    ///   - outputs: of the network, `[count, width]`.
    ///   - batch: the number of examples in the whole batch.
    ///   - gradient: of the outputs, `[count, width]`, overwritten.
    func evaluate(
        outputs: UnsafePointer<Float>, width: Int, count: Int, batch: Int, targets: Targets,
        gradient: UnsafeMutablePointer<Float>
    ) -> Sums {
        var sums = Sums()
        let further = width - classes
        for example in 0..<count {
            let scores = outputs + example * width
            let slope = gradient + example * width
            let target = targets.classes + example * classes
            addCrossEntropy(of: scores, target: target, batch: batch, slope: slope, to: &sums)
            for index in 0..<further {
                let target = targets.auxiliary?[example * further + index] ?? .nan
                let difference = target.isNaN ? 0 : scores[classes + index] - target
                sums.auxiliary += Double(difference * difference) / Double(further)
                slope[classes + index] = 2 * auxiliaryWeight * difference / Float(batch * further)
            }
        }
        return sums
    }

    /// Adds the cross-entropy of one example: the sum over classes of target × (log Σ exp(score) − score).
    private func addCrossEntropy(
        of scores: UnsafePointer<Float>, target: UnsafePointer<Float>, batch: Int,
        slope: UnsafeMutablePointer<Float>, to sums: inout Sums
    ) {
        var best = 0
        var bestWanted = 0
        for index in 1..<max(classes, 1) {
            if scores[index] > scores[best] { best = index }
            if target[index] > target[bestWanted] { bestWanted = index }
        }
        if best == bestWanted { sums.correct += 1 }
        let highest = scores[best]
        var total: Float = 0
        var targetTotal: Float = 0
        for index in 0..<classes {
            slope[index] = exp(scores[index] - highest)
            total += slope[index]
            targetTotal += target[index]
        }
        let logarithm = log(total)
        for index in 0..<classes {
            if target[index] != 0 {
                sums.crossEntropy += Double(target[index] * (logarithm - (scores[index] - highest)))
            }
            // The derivative of log Σ exp is the softmax.
            slope[index] = (slope[index] / total * targetTotal - target[index]) / Float(batch)
        }
    }
}

/// Converts scores to probabilities.
public enum Softmax {
    /// Replaces each score by exp(score / temperature) divided by the sum of these.
    ///
    /// The highest score is subtracted first, so that no exponential overflows.
    public static func apply(_ scores: UnsafeMutableBufferPointer<Float>, temperature: Float = 1) {
        guard let highest = scores.max() else { return }
        var total: Float = 0
        for index in scores.indices {
            scores[index] = exp((scores[index] - highest) / temperature)
            total += scores[index]
        }
        for index in scores.indices { scores[index] /= total }
    }

    /// Probabilities of `[rows, classes]` scores, row by row.
    public static func probabilities(_ scores: [Float], classes: Int, temperature: Float = 1) -> [Float] {
        var result = scores
        result.withUnsafeMutableBufferPointer { all in
            for row in stride(from: 0, to: all.count, by: classes) {
                apply(UnsafeMutableBufferPointer(rebasing: all[row..<row + classes]), temperature: temperature)
            }
        }
        return result
    }
}

/// Makes target probabilities of labels.
public enum Targets {
    /// One-hot targets: each row has a 1 at its label and 0 elsewhere.
    ///
    /// With label smoothing (Szegedy and others, 2016, arXiv 1512.00567), the 1 becomes 1 - smoothing, and
    /// smoothing / classes is added to every class.
    ///
    /// - Returns: `[labels.count, classes]`, every row summing to 1.
    public static func oneHot(_ labels: [Int], classes: Int, smoothing: Float = 0) -> [Float] {
        precondition(labels.allSatisfy { (0..<classes).contains($0) }, "a label is not a class")
        var targets = Array(repeating: smoothing / Float(classes), count: labels.count * classes)
        for (row, label) in labels.enumerated() { targets[row * classes + label] += 1 - smoothing }
        return targets
    }
}
