import Glibc
import Imaging
import NeuralNetwork

/// The locator's output as a grid of cells: how boxes are encoded as targets, and decoded from an output.
///
/// A cell has a score (the logarithm of the odds that a hand's centre lies in it) and a box: its centre's distance
/// from the cell's own in cells, and the natural logarithm of its width and height in units of two cells.
public struct DetectionGrid: Sendable, Equatable {
    /// The names of the output's channels.
    public static let labels = ["score", "right", "down", "width", "height"]
    /// Boxes that overlap by more than this (intersection over union) are of one hand.
    static let iou = 0.35
    /// The most peaks that are decoded; damaged weights can give a peak in every other cell.
    static let mostPeaks = 64
    /// Cells whose target score is above this learn the box too.
    static let share: Float = 0.25

    /// Columns of cells.
    public let columns: Int
    /// Rows of cells.
    public let rows: Int
    /// Side of a cell in pixels of the input.
    public let stride: Double

    /// Makes a grid.
    public init(columns: Int, rows: Int, stride: Double) {
        precondition(columns > 0 && rows > 0 && stride > 0, "a grid has cells")
        self.columns = columns
        self.rows = rows
        self.stride = stride
    }

    /// Cells in all.
    public var count: Int { columns * rows }

    /// The targets for boxes in pixels of the input: `[rows, columns, 6]`, in the order of `DetectionLoss`.
    ///
    /// The score is 1 in the cell that holds a centre and falls around it like a Gaussian, which is wider for larger hands.
    public func targets(for boxes: [Region]) -> [Float] {
        let width = DetectionLoss.targetsPerCell
        var targets = [Float](repeating: 0, count: count * width)
        for box in boxes {
            let centre = SIMD2(box.x + box.width / 2, box.y + box.height / 2) / stride
            let holder = (column: Int(centre.x.rounded(.down)), row: Int(centre.y.rounded(.down)))
            let spread = max(0.45, 0.11 * (box.width * box.height).squareRoot() / stride)
            for row in 0..<rows {
                for column in 0..<columns {
                    let away = centre - SIMD2(Double(column) + 0.5, Double(row) + 0.5)
                    let isHolder = column == holder.column && row == holder.row
                    let bell = isHolder ? 1 : min(exp(-(away * away).sum() / (2 * spread * spread)), 0.99)
                    let place = (row * columns + column) * width
                    guard Float(bell) > targets[place] else { continue }
                    targets[place] = Float(bell)
                    guard Float(bell) > Self.share else { continue }
                    targets[place + 1] = Float(bell)
                    targets[place + 2] = Float(away.x)
                    targets[place + 3] = Float(away.y)
                    targets[place + 4] = Float(log(box.width / (2 * stride)))
                    targets[place + 5] = Float(log(box.height / (2 * stride)))
                }
            }
        }
        return targets
    }

    /// The hands of at least `confidence` in a network's output `[rows, columns, 5]`, the surest first, in pixels of
    /// its input; outputs that are not finite give none.
    public func detections(
        in output: UnsafeBufferPointer<Float>, confidence: Float
    ) -> [HandDetection] {
        precondition(output.count == count * DetectionLoss.outputsPerCell, "the output is not of this grid")
        let least = log(confidence / (1 - confidence))
        var peaks: [(cell: Int, score: Float)] = []
        for cell in 0..<count {
            let score = output[cell * DetectionLoss.outputsPerCell]
            guard score >= least, isPeak(cell, in: output) else { continue }
            peaks.append((cell, score))
        }
        peaks.sort { $0.score > $1.score }
        var found: [HandDetection] = []
        for peak in peaks.prefix(Self.mostPeaks) {
            guard let box = box(at: peak.cell, in: output) else { continue }
            guard !found.contains(where: { $0.box.iou(with: box) > Self.iou }) else { continue }
            found.append(HandDetection(box: box, confidence: 1 / (1 + exp(-peak.score))))
        }
        return found
    }

    /// Whether no neighbour has a higher score; of equals the first counts.
    private func isPeak(_ cell: Int, in output: UnsafeBufferPointer<Float>) -> Bool {
        let score = output[cell * DetectionLoss.outputsPerCell]
        return neighbours(of: cell).allSatisfy { other in
            let rival = output[other * DetectionLoss.outputsPerCell]
            return rival < score || (rival == score && other >= cell)
        }
    }

    /// The mean of the boxes of a cell and of those neighbours whose boxes are of the same hand, weighted by confidence.
    private func box(at cell: Int, in output: UnsafeBufferPointer<Float>) -> Region? {
        guard let own = decodedBox(of: cell, in: output) else { return nil }
        var (total, left, top, right, bottom) = (0.0, 0.0, 0.0, 0.0, 0.0)
        for other in neighbours(of: cell) {
            guard let box = decodedBox(of: other, in: output), box.iou(with: own) > 0.5 else { continue }
            let odds = 1 / (1 + exp(-Double(output[other * DetectionLoss.outputsPerCell])))
            let weight = odds * odds
            total += weight
            left += weight * box.x
            top += weight * box.y
            right += weight * (box.x + box.width)
            bottom += weight * (box.y + box.height)
        }
        guard total > 0 else { return own }
        return Region(
            x: left / total, y: top / total, width: (right - left) / total, height: (bottom - top) / total)
    }

    /// The box that one cell gives; nil when its numbers make no box.
    private func decodedBox(of cell: Int, in output: UnsafeBufferPointer<Float>) -> Region? {
        let start = cell * DetectionLoss.outputsPerCell
        let numbers = (1...4).map { Double(output[start + $0]) }
        guard numbers.allSatisfy({ $0.isFinite && abs($0) < 20 }) else { return nil }
        let (width, height) = (2 * stride * exp(numbers[2]), 2 * stride * exp(numbers[3]))
        let x = (Double(cell % columns) + 0.5 + numbers[0]) * stride
        let y = (Double(cell / columns) + 0.5 + numbers[1]) * stride
        return Region(x: x - width / 2, y: y - height / 2, width: width, height: height)
    }

    /// A cell and those around it.
    private func neighbours(of cell: Int) -> [Int] {
        let (column, row) = (cell % columns, cell / columns)
        return (max(row - 1, 0)...min(row + 1, rows - 1)).flatMap { row in
            (max(column - 1, 0)...min(column + 1, columns - 1)).map { row * columns + $0 }
        }
    }
}
