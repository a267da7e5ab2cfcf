import Glibc

/// What training minimises: softmax cross-entropy against soft targets, and beside it, when the network has more
/// outputs than classes, the squared error of those.
public struct Loss: Sendable, Equatable, Codable {
    /// How many of the network's outputs, from the first, are scores of classes.
    public let classes: Int
    /// How much the mean squared error of the further outputs counts against the cross-entropy.
    public let auxiliaryWeight: Float

    /// A loss over the first `classes` outputs.
    public init(classes: Int, auxiliaryWeight: Float = 1) {
        self.classes = classes
        self.auxiliaryWeight = auxiliaryWeight
    }

    /// Sums over some examples, to be divided by the size of the whole batch.
    struct Sums: Equatable {
        var crossEntropy = 0.0
        var auxiliary = 0.0
        var correct = 0
    }

    /// Targets of some examples.
    struct Targets {
        /// Wanted probabilities `[count, classes]`.
        let classes: UnsafePointer<Float>
        /// Wanted further outputs `[count, outputs - classes]`, NaN where unknown; nil when none is known.
        let auxiliary: UnsafePointer<Float>?
    }

    /// Adds up the loss of `count` examples and writes the gradient of the batch's mean loss.
    ///
    /// - Parameters:
    ///   - outputs: of the network, `[count, width]`.
    ///   - batch: examples in the whole batch, over which the mean is taken.
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
            let wanted = targets.classes + example * classes
            addCrossEntropy(of: scores, wanted: wanted, batch: batch, slope: slope, to: &sums)
            for index in 0..<further {
                let target = targets.auxiliary?[example * further + index] ?? .nan
                let difference = target.isNaN ? 0 : scores[classes + index] - target
                sums.auxiliary += Double(difference * difference) / Double(further)
                slope[classes + index] = 2 * auxiliaryWeight * difference / Float(batch * further)
            }
        }
        return sums
    }

    /// Cross-entropy of one example: sum of wanted × (log of the sum of exponentials − score).
    private func addCrossEntropy(
        of scores: UnsafePointer<Float>, wanted: UnsafePointer<Float>, batch: Int,
        slope: UnsafeMutablePointer<Float>, to sums: inout Sums
    ) {
        var best = 0
        var bestWanted = 0
        for index in 1..<max(classes, 1) {
            if scores[index] > scores[best] { best = index }
            if wanted[index] > wanted[bestWanted] { bestWanted = index }
        }
        if best == bestWanted { sums.correct += 1 }
        let highest = scores[best]
        var total: Float = 0
        var wantedTotal: Float = 0
        for index in 0..<classes {
            slope[index] = exp(scores[index] - highest)
            total += slope[index]
            wantedTotal += wanted[index]
        }
        let logarithm = log(total)
        for index in 0..<classes {
            if wanted[index] != 0 {
                sums.crossEntropy += Double(wanted[index] * (logarithm - (scores[index] - highest)))
            }
            // The derivative of the logarithm is softmax, once for all that is wanted.
            slope[index] = (slope[index] / total * wantedTotal - wanted[index]) / Float(batch)
        }
    }
}
