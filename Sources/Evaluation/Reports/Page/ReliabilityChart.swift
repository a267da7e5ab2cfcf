import Basics
import Charts

/// A reliability diagram as a chart: accuracy by confidence; bars that end on the diagonal mean good calibration.
public struct ReliabilityChart: Sendable {
    private let bins: [Calibration.Bin]
    private let expectedError: Double
    private let left = 52.0
    private let top = 16.0
    private let side = 350.0

    /// Prepares the diagram of a network's calibration.
    public init(bins: [Calibration.Bin], expectedError: Double) {
        (self.bins, self.expectedError) = (bins, expectedError)
    }

    /// Draws a bar for each bin with its number of answers, and the gap between accuracy and mean confidence: red where
    /// less is right than the confidence promises, orange where more is.
    public var chart: VectorChart {
        let grid = (0...5).map { step -> Markup in
            let share = Double(step) / 5
            let percent = "\(Int((share * 100).rounded())) %"
            return """
                <line class="grid" x1="\(left)" y1="\(y(share))" x2="\(left + side)" y2="\(y(share))"/>\
                <text x="\(left - 7)" y="\(y(share) + 4)" text-anchor="end">\(percent)</text>\
                <text x="\(left + share * side)" y="\(top + side + 17)" text-anchor="middle">\(percent)</text>
                """
        }
        let axes: Markup = """
            <line class="axis" x1="\(left)" y1="\(y(0))" x2="\(left + side)" y2="\(y(1))" stroke-dasharray="5 4"/>
            <line class="axis" x1="\(left)" y1="\(y(0))" x2="\(left + side)" y2="\(y(0))"/>
            <text x="\(left + side / 2)" y="\(top + side + 34)" text-anchor="middle">confidence</text>
            <text x="12" y="\(top + side / 2)" text-anchor="middle" \
            transform="rotate(-90 12 \(top + side / 2))">right answers</text>
            """
        return VectorChart(
            title: "Reliability diagram",
            description: String(printf: "Expected calibration error %.3f. ", expectedError)
                + bins.map {
                    "\($0.count) answers with a confidence of \(FiguresText.percent($0.confidence)): "
                        + "\(FiguresText.percent($0.accuracy)) right."
                }.joined(separator: " "),
            width: VectorChart.usualWidth, height: top + side + 42, content: Markup(grid + [axes] + bins.map(bar)))
    }

    private func y(_ share: Double) -> Double { top + (1 - share) * side }

    private func bar(_ bin: Calibration.Bin) -> Markup {
        let width = side / Double(Calibration.binCount)
        // Bins exclude their lower bound and include their upper bound.
        let number = min(
            max((bin.confidence * Double(Calibration.binCount)).rounded(.up) - 1, 0), Double(Calibration.binCount - 1))
        let x = left + number * width + 1
        let (low, high) = (min(bin.accuracy, bin.confidence), max(bin.accuracy, bin.confidence))
        let words =
            "\(bin.count) answers, confidence \(FiguresText.percent(bin.confidence)), "
            + "right \(FiguresText.percent(bin.accuracy))"
        return """
            <rect x="\(x)" y="\(y(low))" width="\(width - 2)" height="\(low * side)" fill="var(--blue)" \
            fill-opacity="0.8"><title>\(words)</title></rect>\
            <rect x="\(x)" y="\(y(high))" width="\(width - 2)" height="\((high - low) * side)" \
            fill="var(--\(bin.accuracy < bin.confidence ? "red" : "orange"))" fill-opacity="0.8"/>\
            <text class="tiny halo" x="\(x + width / 2 - 1)" y="\(y(high) - 4)" text-anchor="middle">\(short(bin.count))</text>
            """
    }

    /// A number with at most four characters, which fits on a bar.
    private func short(_ count: Int) -> String { count < 10_000 ? "\(count)" : "\(count / 1000)k" }
}
