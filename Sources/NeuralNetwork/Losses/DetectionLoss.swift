import Glibc

/// What a network learns that finds things in a picture: of every cell of a grid, whether a thing's centre lies in it,
/// and where the thing's box is.
///
/// A cell has a score and four numbers of its box. Scores are learned by the focal loss of Zhou and others 2019
/// (arXiv 1904.07850, equation 1, with α 2 and β 4), so that the few cells with a thing outweigh the many without;
/// boxes by the absolute difference, squared where it is small ("smooth L1", Girshick 2015, arXiv 1504.08083).
public struct DetectionLoss: Sendable, Equatable {
    /// Outputs of a cell: the score, then the box.
    public static let outputsPerCell = 5
    /// Wanted numbers of a cell: how much of a centre it is (1: the centre, 0: none), how much its box counts, the box.
    public static let targetsPerCell = 6

    /// Cells of the grid.
    public let cells: Int
    /// How much a box counts against a score.
    public let boxWeight: Float

    /// A loss over a grid of `cells`.
    public init(cells: Int, boxWeight: Float = 1) {
        self.cells = cells
        self.boxWeight = boxWeight
    }

    /// Adds up the loss of `count` examples and writes the gradient of the batch's mean loss.
    ///
    /// - Parameters:
    ///   - outputs: of the network, `[count, cells, 5]`.
    ///   - targets: `[count, cells, 6]`.
    ///   - batch: examples in the whole batch, over which the mean is taken.
    ///   - gradient: of the outputs, overwritten.
    /// - Returns: the scores' loss as cross-entropy, the boxes' as auxiliary.
    func evaluate(
        outputs: UnsafePointer<Float>, targets: UnsafePointer<Float>, count: Int, batch: Int,
        gradient: UnsafeMutablePointer<Float>
    ) -> Loss.Sums {
        var sums = Loss.Sums()
        for cell in 0..<count * cells {
            let output = outputs + cell * Self.outputsPerCell
            let target = targets + cell * Self.targetsPerCell
            let slope = gradient + cell * Self.outputsPerCell
            let score = Self.focal(score: output[0], wanted: target[0])
            sums.crossEntropy += Double(score.loss)
            slope[0] = score.slope / Float(batch)
            let weight = target[1]
            for index in 1...4 {
                let difference = weight > 0 ? output[index] - target[1 + index] : 0
                sums.auxiliary += Double(weight * Self.smooth(difference))
                slope[index] = boxWeight * weight * min(max(difference / Self.bend, -1), 1) / Float(batch)
            }
        }
        return sums
    }

    /// Differences up to this are squared.
    static let bend: Float = 0.1

    static func smooth(_ difference: Float) -> Float {
        let size = abs(difference)
        return size < bend ? size * size / (2 * bend) : size - bend / 2
    }

    /// The focal loss of one score and its derivative.
    ///
    /// With p the logistic function of the score: -(1 - p)² log p where a centre is wanted, elsewhere
    /// -(1 - wanted)⁴ p² log(1 - p).
    static func focal(score: Float, wanted: Float) -> (loss: Float, slope: Float) {
        let p = 1 / (1 + exp(-score))
        // log p and log(1 - p), finite however large the score is.
        let softplus = log1p(exp(-abs(score)))
        let logP = min(score, 0) - softplus
        let logRest = min(-score, 0) - softplus
        if wanted >= 1 {
            let easy = (1 - p) * (1 - p)
            return (-easy * logP, easy * (2 * p * logP - (1 - p)))
        }
        let far = (1 - wanted) * (1 - wanted)
        let weight = far * far * p * p
        return (-weight * logRest, weight * (p - 2 * (1 - p) * logRest))
    }
}
