import Glibc

/// The loss of object detection on a grid: for each cell, whether it contains the centre of an object, and its box.
///
/// Each cell has a score and four numbers of the box. The loss of the scores is the focal loss of Zhou and others 2019
/// (arXiv 1904.07850, equation 1, with α = 2 and β = 4), which gives the few cells with an object enough weight against
/// the many without. The loss of the boxes is smooth L1 (Girshick 2015, arXiv 1504.08083).
public struct DetectionLoss: Sendable, Equatable {
    /// The number of outputs of a cell: the score, then the box.
    public static let outputsPerCell = 5
    /// The number of targets of a cell: the score, the weight of the box, then the box.
    ///
    /// The target of the score is 1 at a centre, less around it, 0 elsewhere.
    public static let targetsPerCell = 6

    /// The number of cells of the grid.
    public let cells: Int
    /// The weight of the loss of the boxes; that of the scores has weight 1.
    public let boxWeight: Float

    /// A loss over a grid of `cells`.
    public init(cells: Int, boxWeight: Float = 1) {
        self.cells = cells
        self.boxWeight = boxWeight
    }

    /// Computes the summed loss of `count` examples and the gradient of the mean loss of the batch.
    ///
    /// - Parameters:
    ///   - outputs: of the network, `[count, cells, 5]`.
    ///   - targets: `[count, cells, 6]`.
    ///   - batch: the number of examples in the whole batch.
    ///   - gradient: of the outputs, overwritten.
    /// - Returns: the loss of the scores as `crossEntropy`, that of the boxes as `auxiliary`.
    func evaluate(
        outputs: UnsafePointer<Float>, targets: UnsafePointer<Float>, count: Int, batch: Int,
        gradient: UnsafeMutablePointer<Float>
    ) -> Loss.Sums {
        var sums = Loss.Sums()
        for cell in 0..<count * cells {
            let output = outputs + cell * Self.outputsPerCell
            let target = targets + cell * Self.targetsPerCell
            let slope = gradient + cell * Self.outputsPerCell
            let score = Self.focal(score: output[0], target: target[0])
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

    /// The difference up to which smooth L1 is quadratic; beyond it is linear.
    static let bend: Float = 0.1

    /// Smooth L1 of a difference.
    static func smooth(_ difference: Float) -> Float {
        let size = abs(difference)
        return size < bend ? size * size / (2 * bend) : size - bend / 2
    }

    /// The focal loss of one score and its derivative.
    ///
    /// With p the logistic function of the score: -(1 - p)² log p at a centre, -(1 - target)⁴ p² log(1 - p) elsewhere.
    static func focal(score: Float, target: Float) -> (loss: Float, slope: Float) {
        let p = 1 / (1 + exp(-score))
        // log p and log(1 - p) in a form that stays finite for any score.
        let softplus = log1p(exp(-abs(score)))
        let logP = min(score, 0) - softplus
        let logRest = min(-score, 0) - softplus
        if target >= 1 {
            let easy = (1 - p) * (1 - p)
            return (-easy * logP, easy * (2 * p * logP - (1 - p)))
        }
        let far = (1 - target) * (1 - target)
        let weight = far * far * p * p
        return (-weight * logRest, weight * (p - 2 * (1 - p) * logRest))
    }
}
