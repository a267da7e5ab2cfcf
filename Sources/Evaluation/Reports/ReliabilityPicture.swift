import Basics
import Charts
import FoundationEssentials
import Imaging

/// A reliability diagram: accuracy by confidence; bars that end on the diagonal mean good calibration.
public struct ReliabilityPicture {
    private let bins: [Calibration.Bin]
    private let expectedError: Double
    private let title: String
    private let side = 420.0
    private let left = 84.0
    private let top = 96.0

    /// Prepares the diagram of a network's calibration.
    public init(bins: [Calibration.Bin], expectedError: Double, title: String) {
        self.bins = bins
        self.expectedError = expectedError
        self.title = title
    }

    /// Draws a bar for each bin with its number of answers, and the gap to the diagonal in red.
    ///
    /// - Throws: `ImageError.noFont`.
    public func picture() throws(ImageError) -> RGBImage {
        var canvas = Canvas(width: Int(left + side + 60), height: Int(top + side + 84))
        let small = TextStyle(size: 12, colour: Palette.faint)
        try canvas.write(title, x: 24, y: 30, style: TextStyle(size: 20, bold: true))
        try canvas.write(
            String(printf: "Expected calibration error %.3f", expectedError), x: 24, y: 56,
            style: TextStyle(size: 13, colour: Palette.faint))
        let area = Rectangle(x: left, y: top, width: side, height: side)
        canvas.fill(area, with: Palette.panel)
        for step in 0...5 {
            let share = Double(step) / 5
            let percent = "\(Int((share * 100).rounded())) %"
            canvas.line(fromX: left, y: y(share), toX: area.maxX, y: y(share), with: Palette.grid)
            try canvas.write(percent, x: left - 8, y: y(share), style: small, alignment: .right)
            try canvas.write(percent, x: x(share), y: area.maxY + 16, style: small, alignment: .centre)
        }
        for bin in bins { try draw(bin, on: &canvas) }
        canvas.line(fromX: left, y: area.maxY, toX: area.maxX, y: top, width: 2, with: Palette.axis)
        try canvas.write("confidence", x: area.midX, y: area.maxY + 40, style: small, alignment: .centre)
        try canvas.write(
            "right answers; red is the gap to what their confidence promises", x: left, y: top - 16, style: small)
        try canvas.write(
            "the number of answers is on each bar", x: area.midX, y: area.maxY + 62, style: small, alignment: .centre)
        return canvas.image
    }

    private func x(_ share: Double) -> Double { left + share * side }
    private func y(_ share: Double) -> Double { top + (1 - share) * side }

    private func draw(_ bin: Calibration.Bin, on canvas: inout Canvas) throws(ImageError) {
        let width = side / Double(Calibration.binCount)
        // Bins exclude their lower bound and include their upper bound.
        let number = min(
            max((bin.confidence * Double(Calibration.binCount)).rounded(.up) - 1, 0), Double(Calibration.binCount - 1))
        let place = left + number * width
        let (low, high) = (min(bin.accuracy, bin.confidence), max(bin.accuracy, bin.confidence))
        canvas.fill(
            Rectangle(x: place + 1, y: y(bin.accuracy), width: width - 2, height: bin.accuracy * side),
            with: Palette.blue)
        canvas.fill(
            Rectangle(x: place + 1, y: y(high), width: width - 2, height: (high - low) * side),
            with: Palette.red.mixed(with: Palette.background, by: 0.4))
        try canvas.write(
            "\(bin.count)", x: place + width / 2, y: y(high) - 9, style: TextStyle(size: 10, colour: Palette.faint),
            alignment: .centre)
    }
}
