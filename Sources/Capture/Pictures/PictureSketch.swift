import Imaging

/// What is in the middle of a picture, so coarse that small movements do not matter.
struct PictureSketch {
    /// Rows and columns of the sketch.
    private static let side = 25
    /// The part of width and height that is looked at: the hand, rather than the room.
    private static let middle = 0.7

    /// `[side, side]`, mean 0 and length 1; all 0 of a picture of one shade, or one that cannot be read.
    private let values: [Float]

    /// Draws a picture's sketch.
    init(of frame: Frame) {
        let (width, height) = (Double(frame.width), Double(frame.height))
        let edge = (1 - Self.middle) / 2
        let region = Region(
            x: width * edge, y: height * edge, width: width * Self.middle, height: height * Self.middle)
        var grid = [Float](repeating: 0, count: Self.side * Self.side)
        grid.withUnsafeMutableBufferPointer { grid in
            try? frame.averageLuminance(over: region, columns: Self.side, rows: Self.side, into: grid)
        }
        let mean = grid.reduce(0, +) / Float(grid.count)
        let length = grid.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }.squareRoot()
        values = grid.map { length > 1e-3 ? ($0 - mean) / length : 0 }
    }

    /// Pearson's correlation of two sketches: 1 for the same picture, about 0 for unrelated ones.
    func likeness(to other: PictureSketch) -> Float {
        zip(values, other.values).reduce(0) { $0 + $1.0 * $1.1 }
    }
}
