import Basics
import Charts

/// A confusion matrix as a chart: a row for each true label, with shares of the row's pictures.
public struct ConfusionChart: Sendable {
    private let matrix: ConfusionMatrix
    private let shown: [Int]
    private let left = 46.0
    private let top = 40.0
    /// A cell with a higher opacity is so dark that its number is light.
    private let darkest = 0.55

    /// Prepares the chart; labels that occur neither as a true label nor as an answer are left out.
    public init(_ matrix: ConfusionMatrix) {
        self.matrix = matrix
        shown = ConfusionPicture.shown(matrix)
    }

    private var cell: Double { shown.count > 10 ? 22 : 48 }

    /// Draws the matrix: right answers blue, wrong ones red, the darker the more.
    public var chart: VectorChart {
        let side = Double(shown.count) * cell
        let shares = matrix.shares
        let rows = shown.enumerated().map { row, truth in
            Markup(
                [heading(truth, row: row)]
                    + shown.enumerated().map { square($1, of: truth, row: row, column: $0, share: shares[truth][$1]) })
        }
        let columns = shown.enumerated().map { column, label -> Markup in
            """
            <text class="name" x="\(left + (Double(column) + 0.5) * cell)" y="\(top - 6)" text-anchor="middle">\
            \(ShortLabel.text(matrix.labels[label]))</text>
            """
        }
        let axes: Markup = """
            <text x="\(left + side / 2)" y="12" text-anchor="middle">what was read</text>
            <text x="12" y="\(top + side / 2)" text-anchor="middle" \
            transform="rotate(-90 12 \(top + side / 2))">what was shown</text>
            <rect class="grid" x="\(left)" y="\(top)" width="\(side)" height="\(side)"/>
            """
        let worst = matrix.confusions.prefix(5).map { "\($0.truth) as \($0.answer) \(FiguresText.percent($0.share))" }
        return VectorChart(
            title: "Confusion matrix",
            description: worst.isEmpty ? "Everything is read right." : "Most often: \(worst.joined(separator: ", ")).",
            width: left + side + 6, height: top + side + 6, content: Markup(rows + columns + [axes]))
    }

    private func heading(_ label: Int, row: Int) -> Markup {
        let y = top + (Double(row) + 0.5) * cell + 4
        return """
            <text class="name" x="\(left - 7)" y="\(y)" text-anchor="end">\(ShortLabel.text(matrix.labels[label]))</text>
            """
    }

    private func square(_ answer: Int, of truth: Int, row: Int, column: Int, share: Double) -> Markup {
        let (x, y) = (left + Double(column) * cell, top + Double(row) * cell)
        let count = matrix.counts[truth][answer]
        guard count > 0 else { return "" }
        // A square root spreads small shares: a confusion of 2 % has to be visible.
        let opacity = max(share.squareRoot(), 0.08)
        let words = "\(matrix.labels[truth]) read as \(matrix.labels[answer]): \(FiguresText.percent(share)), \(count)"
        let rectangle: Markup = """
            <rect x="\(x + 0.5)" y="\(y + 0.5)" width="\(cell - 1)" height="\(cell - 1)" \
            fill="var(--\(truth == answer ? "blue" : "red"))" fill-opacity="\(opacity)"><title>\(words)</title></rect>
            """
        let percent = Int((share * 100).rounded())
        guard percent > 0 else { return rectangle }
        return """
            \(rectangle)<text class="tiny \(opacity > darkest ? "on" : "name")" x="\(x + cell / 2)" \
            y="\(y + cell / 2 + 3.2)" text-anchor="middle" pointer-events="none">\(percent)</text>
            """
    }
}
