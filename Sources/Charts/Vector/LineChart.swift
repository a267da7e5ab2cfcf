/// Curves over a common axis.
public struct LineChart: Sendable {
    /// One curve.
    public struct Series: Sendable {
        /// Its name in the legend.
        public var name: String
        /// Its points, x and y, in ascending order of x.
        public var points: [SIMD2<Double>]

        /// Creates a curve.
        public init(name: String, points: [SIMD2<Double>]) {
            (self.name, self.points) = (name, points)
        }
    }

    private let title: String
    private let xTitle: String
    private let series: [Series]
    private let format: AxisScale.Format
    private let x: AxisScale
    private let y: AxisScale

    private let left = 52.0
    private let top = 10.0
    private let right = 12.0
    private let plotHeight = 190.0
    private let legendRow = 18.0
    /// Where there are more points, they have no marks of their own.
    private let mostMarks = 60

    /// Prepares a chart; a single curve needs no legend beside its title.
    ///
    /// - Parameters:
    ///   - title: what the values are.
    ///   - xTitle: what the curves are over, in whole numbers.
    ///   - includesZero: whether the values' axis begins at 0.
    public init(
        title: String, xTitle: String, series: [Series], format: AxisScale.Format = .plain, includesZero: Bool = false
    ) {
        (self.title, self.xTitle, self.series, self.format) = (title, xTitle, series, format)
        x = AxisScale(series.flatMap { $0.points.map(\.x) }, count: 8, isWhole: true)
        y = AxisScale(series.flatMap { $0.points.map(\.y) }, includesZero: includesZero)
    }

    private var plotWidth: Double { VectorChart.usualWidth - left - right }

    private func place(_ point: SIMD2<Double>) -> SIMD2<Double> {
        [left + x.share(of: point.x) * plotWidth, top + (1 - y.share(of: point.y)) * plotHeight]
    }

    /// Draws the chart.
    public var chart: VectorChart {
        let bottom = top + plotHeight
        let grid = y.marks.map { mark -> Markup in
            let height = place([0, mark]).y
            return """
                <line class="grid" x1="\(left)" y1="\(height)" x2="\(left + plotWidth)" y2="\(height)"/>\
                <text x="\(left - 7)" y="\(height + 4)" text-anchor="end">\(y.label(mark, format))</text>
                """
        }
        let marks = x.marks.map { mark -> Markup in
            "<text x=\"\(place([mark, 0]).x)\" y=\"\(bottom + 16)\" text-anchor=\"middle\">\(x.label(mark))</text>"
        }
        let axis: Markup = """
            <line class="axis" x1="\(left)" y1="\(bottom)" x2="\(left + plotWidth)" y2="\(bottom)"/>
            <text x="\(left + plotWidth / 2)" y="\(bottom + 32)" text-anchor="middle">\(xTitle)</text>
            """
        let curves = series.enumerated().map { curve($1, number: $0) }
        let named = series.count > 1 ? series : []
        let legend = named.enumerated().map { row($1.name, number: $0, y: bottom + 52 + Double($0) * legendRow) }
        return VectorChart(
            title: title, description: description, width: VectorChart.usualWidth,
            height: bottom + 40 + Double(named.count) * legendRow,
            content: Markup(grid + marks + [axis] + curves + legend))
    }

    private func curve(_ series: Series, number: Int) -> Markup {
        let (colour, dash) = VectorChart.series[number % VectorChart.series.count]
        let points = series.points.map(place)
        let path = points.map { (point: SIMD2<Double>) -> Markup in "\(point.x),\(point.y)" }
        let dots =
            points.count > mostMarks
            ? []
            : zip(points, series.points).map { place, point -> Markup in
                """
                <circle cx="\(place.x)" cy="\(place.y)" r="2.5" fill="var(--\(colour))">\
                <title>\(series.name), \(xTitle) \(Markup.coordinate(point.x)): \(text(point.y))</title></circle>
                """
            }
        return """
            <polyline class="line" style="stroke:var(--\(colour));stroke-dasharray:\(dash)" points="\(path)"/>
            \(dots)
            """
    }

    private func row(_ name: String, number: Int, y: Double) -> Markup {
        let (colour, dash) = VectorChart.series[number % VectorChart.series.count]
        return """
            <line class="line" style="stroke:var(--\(colour));stroke-dasharray:\(dash)" \
            x1="\(left)" y1="\(y - 4)" x2="\(left + 26)" y2="\(y - 4)"/>\
            <text class="name" x="\(left + 34)" y="\(y)">\(name)</text>
            """
    }

    private func text(_ value: Double) -> String {
        format == .percent ? Markup.coordinate(value * 100) + " %" : Markup.number(value)
    }

    /// Says where each curve begins and ends.
    private var description: String {
        series.compactMap { series in
            guard let first = series.points.first, let last = series.points.last else { return nil }
            return "\(series.name): \(text(first.y)) at \(xTitle) \(Markup.coordinate(first.x)), "
                + "\(text(last.y)) at \(Markup.coordinate(last.x))."
        }.joined(separator: " ")
    }
}
