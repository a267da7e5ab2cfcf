import Basics
import Charts
import FoundationEssentials
import Imaging
import NeuralNetwork

/// Charts of loss and accuracy over the epochs.
public struct HistoryPicture {
    private struct Curve {
        var name: String
        var colour: Colour
        var value: (LetterTask.Epoch) -> Double
    }

    private let epochs: [LetterTask.Epoch]
    private let width = 460.0
    private let height = 300.0
    private let margin = 64.0

    /// Prepares the charts of a history.
    public init(_ history: History<LetterTask.Epoch>) {
        epochs = history.epochs
    }

    /// Draws two charts side by side: the loss and the accuracies.
    ///
    /// - Throws: `ImageError.noFont`.
    public func picture() throws(ImageError) -> RGBImage {
        var canvas = Canvas(width: Int(2 * width + 3 * margin), height: Int(height + 2 * margin + 24))
        let highest = epochs.map(\.loss).max() ?? 1
        try chart(
            "Loss", [Curve(name: "training", colour: Palette.blue, value: \.loss)], top: max(highest * 1.05, 0.01),
            format: "%.2f", x: margin, on: &canvas)
        try chart(
            "Right answers",
            [
                Curve(name: "training (changed pictures)", colour: Palette.blue, value: \.trainAccuracy),
                Curve(name: "validation, still letters", colour: Palette.orange, value: \.validationStillLetters),
                Curve(name: "validation, mean over signers", colour: Palette.green, value: \.validationMeanOverSigners),
            ], top: 1, format: "%.0f %%", x: 2 * margin + width, on: &canvas)
        return canvas.image
    }

    private func chart(
        _ title: String, _ curves: [Curve], top: Double, format: String, x: Double, on canvas: inout Canvas
    ) throws(ImageError) {
        let area = Rectangle(x: x, y: margin, width: width, height: height)
        let small = TextStyle(size: 12, colour: Palette.faint)
        try canvas.write(title, x: x, y: margin - 26, style: TextStyle(size: 17, bold: true))
        canvas.fill(area, with: Palette.panel)
        for step in 0...4 {
            let share = Double(step) / 4
            let y = area.maxY - share * height
            canvas.line(fromX: area.x, y: y, toX: area.maxX, y: y, with: Palette.grid)
            let value = share * top * (format.hasSuffix("%") ? 100 : 1)
            try canvas.write(String(printf: format, value), x: x - 8, y: y, style: small, alignment: .right)
        }
        let last = Double(max(epochs.count - 1, 1))
        func place(_ index: Int) -> Double { area.x + width * (epochs.count > 1 ? Double(index) / last : 0.5) }
        for index in Set([0, epochs.count / 2, epochs.count - 1]).filter(epochs.indices.contains) {
            try canvas.write(
                "\(epochs[index].epoch)", x: place(index), y: area.maxY + 14, style: small, alignment: .centre)
        }
        for (row, curve) in curves.enumerated() {
            let points = epochs.enumerated().map { index, record in
                (x: place(index), y: area.maxY - height * min(max(curve.value(record) / top, 0), 1))
            }
            canvas.polyline(points, width: 2.5, with: curve.colour)
            if points.count < 30 {
                for point in points { canvas.circle(x: point.x, y: point.y, radius: 3.5, with: curve.colour) }
            }
            let y = area.maxY + 38 + Double(row / 2) * 20
            let left = x + Double(row % 2) * width / 2
            canvas.line(fromX: left, y: y, toX: left + 18, y: y, width: 3, with: curve.colour)
            try canvas.write(curve.name, x: left + 26, y: y, style: TextStyle(size: 13))
        }
    }
}
