import Charts
import Imaging
import Recognition

/// A picture of a confusion matrix.
///
/// It has a row for each true label, with shares of the row's pictures. Correct answers are blue, wrong ones red.
public struct ConfusionPicture {
    private let matrix: ConfusionMatrix
    private let title: String
    private let cell: Double
    private let left = 76.0
    private let top = 118.0
    private let right = 150.0
    private let bottom = 64.0

    /// Prepares the picture; labels that occur neither as a true label nor as an answer are left out.
    public init(_ matrix: ConfusionMatrix, title: String) {
        self.matrix = matrix
        self.title = title
        cell = ConfusionPicture.shown(matrix).count > 10 ? 32 : 64
    }

    static func shown(_ matrix: ConfusionMatrix) -> [Int] {
        matrix.labels.indices.filter { label in
            matrix.counts[label].contains { $0 > 0 } || matrix.counts.contains { $0[label] > 0 }
        }
    }

    /// Draws the matrix.
    ///
    /// - Throws: `ImageError.noFont`.
    public func picture() throws(ImageError) -> RGBImage {
        let shown = ConfusionPicture.shown(matrix)
        let side = Double(max(shown.count, 1)) * cell
        let width = left + max(side, 400) + right
        var canvas = Canvas(width: Int(width), height: Int(top + side + bottom))
        try canvas.write(title, x: 24, y: 30, style: TextStyle(size: 20, bold: true))
        try canvas.write(
            "Each row: what the hands said; each column: what was read; in percent of the row.",
            x: 24, y: 56, style: TextStyle(size: 13, colour: Palette.faint))
        try canvas.write("right", x: left + side + 14, y: top - 20, style: small)
        try canvas.write("pictures", x: left + side + 70, y: top - 20, style: small)
        let shares = matrix.shares
        for (row, truth) in shown.enumerated() {
            let middle = top + (Double(row) + 0.5) * cell
            try write(matrix.labels[truth], x: left - 12, y: middle, alignment: .right, on: &canvas)
            try write(
                matrix.labels[truth], x: left + (Double(row) + 0.5) * cell, y: top - 16, alignment: .centre, on: &canvas
            )
            for (column, answer) in shown.enumerated() {
                try draw(shares[truth][answer], isRight: truth == answer, row: row, column: column, on: &canvas)
            }
            let support = matrix.counts[truth].reduce(0, +)
            guard support > 0 else { continue }
            try canvas.write(percent(shares[truth][truth]) + " %", x: left + side + 14, y: middle, style: small)
            try canvas.write("\(support)", x: left + side + 70, y: middle, style: small)
        }
        canvas.frame(Rectangle(x: left, y: top, width: side, height: side), with: Palette.axis)
        try drawLegend(y: top + side + 32, on: &canvas)
        return canvas.image
    }

    private var small: TextStyle { TextStyle(size: 12, colour: Palette.faint) }

    private func write(
        _ label: String, x: Double, y: Double, alignment: TextAlignment, on canvas: inout Canvas
    ) throws(ImageError) {
        try canvas.write(
            ShortLabel.text(label), x: x, y: y,
            style: TextStyle(size: 16, bold: true),
            alignment: alignment)
    }

    private func percent(_ share: Double) -> String { String(Int((share * 100).rounded())) }

    private func colour(_ share: Double, isRight: Bool) -> Colour {
        isRight ? Palette.heat(share) : Palette.background.mixed(with: Palette.red, by: share.squareRoot() * 1.2)
    }

    private func draw(
        _ share: Double, isRight: Bool, row: Int, column: Int, on canvas: inout Canvas
    ) throws(ImageError) {
        let place = Rectangle(
            x: left + Double(column) * cell, y: top + Double(row) * cell, width: cell, height: cell)
        let colour = colour(share, isRight: isRight)
        canvas.fill(place, with: Palette.grid)
        canvas.fill(place.inset(by: 0.5), with: share > 0 ? colour : Palette.background)
        guard share >= 0.005 else { return }
        try canvas.write(
            percent(share), x: place.midX, y: place.midY,
            style: TextStyle(size: cell > 40 ? 18 : 12, colour: Palette.readable(on: colour)), alignment: .centre)
    }

    private func drawLegend(y: Double, on canvas: inout Canvas) throws(ImageError) {
        var x = left
        for isRight in [true, false] {
            try canvas.write(isRight ? "right" : "wrong", x: x, y: y, style: small)
            x += 42
            for step in 0...4 {
                let swatch = Rectangle(x: x, y: y - 7, width: 18, height: 14)
                canvas.fill(swatch, with: colour(Double(step) / 4, isRight: isRight))
                canvas.frame(swatch, with: Palette.grid)
                x += 18
            }
            x += 28
        }
    }
}

/// Short forms of labels for small cells.
enum ShortLabel {
    /// Returns a dash for "nothing", otherwise at most four characters of the label.
    static func text(_ label: String) -> String {
        label == LetterLabels.nothing ? "—" : String(label.prefix(4))
    }
}
