import Glibc
import Imaging

/// Background subtraction: shows where a picture differs from what it has shown for some seconds.
///
/// A hand that signs has moved into its place; a face or a lamp has not. The background is the exponential average of
/// coarse luminance. The median difference is subtracted, so that a change of light in the whole picture does not count.
/// A hand that rests becomes background after a while: being changed speaks for a place, being unchanged not against it.
struct BackgroundModel: Sendable {
    /// Milliseconds over which the background is averaged.
    static let timeConstant = 3000.0
    /// The difference in luminance, 0…255, that counts as a complete change.
    static let completeChange: Float = 24
    /// Cells of the background.
    static let (columns, rows) = (32, 24)

    private var background: [Float] = []
    /// How far each cell differs now, in steps of luminance.
    private var differences: [Float] = []
    private var size = SIMD2(1.0, 1.0)

    /// Makes a model that has seen no frame.
    init() {}

    /// Adds a frame.
    ///
    /// - Parameter elapsed: milliseconds since the last frame that was added; nil when it follows none.
    /// - Throws: `ImageError` when the frame's bytes are no picture.
    mutating func add(_ frame: Frame, after elapsed: Double?) throws(ImageError) {
        size = SIMD2(Double(max(frame.width, 1)), Double(max(frame.height, 1)))
        var cells = [Float](repeating: 0, count: Self.columns * Self.rows)
        let all = Region(x: 0, y: 0, width: size.x, height: size.y)
        try cells.withUnsafeMutableBufferPointer { (cells) throws(ImageError) in
            try frame.averageLuminance(over: all, columns: Self.columns, rows: Self.rows, into: cells)
        }
        guard let elapsed, background.count == cells.count else {
            background = cells
            differences = [Float](repeating: 0, count: cells.count)
            return
        }
        let shared = zip(cells, background).map { $0 - $1 }.sorted()[cells.count / 2]
        let weight = Float(1 - exp(-elapsed / Self.timeConstant))
        for index in cells.indices {
            let difference = cells[index] - background[index]
            differences[index] = abs(difference - shared)
            background[index] += weight * difference
        }
    }

    /// How much a box differs from the background, 0 (not at all) to 1 (completely).
    func changedShare(of box: Region) -> Float {
        guard !differences.isEmpty else { return 0 }
        func cells(_ start: Double, _ length: Double, of all: Double, count: Int) -> ClosedRange<Int> {
            func cell(_ place: Double) -> Int { min(max(Int(place / all * Double(count)), 0), count - 1) }
            return cell(start)...max(cell(start), cell(start + length))
        }
        let columns = cells(box.x, box.width, of: size.x, count: Self.columns)
        let rows = cells(box.y, box.height, of: size.y, count: Self.rows)
        let sum = rows.reduce(Float(0)) { sum, row in
            columns.reduce(sum) { $0 + differences[row * Self.columns + $1] }
        }
        return min(sum / Float(columns.count * rows.count) / Self.completeChange, 1)
    }
}
