/// Bars of values with their names: standing ones for short names, lying ones for long names.
public struct BarChart: Sendable {
    /// One bar.
    public struct Bar: Sendable {
        /// Its name.
        public var name: String
        /// Its length.
        public var value: Double
        /// The value in words.
        public var text: String

        /// Creates a bar.
        public init(name: String, value: Double, text: String) {
            (self.name, self.value, self.text) = (name, value, text)
        }
    }

    private let title: String
    private let bars: [Bar]
    private let format: AxisScale.Format

    /// Prepares a chart.
    public init(title: String, bars: [Bar], format: AxisScale.Format = .plain) {
        (self.title, self.bars, self.format) = (title, bars, format)
    }

    /// Draws standing bars with an axis; names of up to four characters fit.
    public var standing: VectorChart {
        let (left, top, height) = (52.0, 10.0, 150.0)
        let width = VectorChart.usualWidth - left - 12
        let scale = AxisScale(bars.map(\.value), count: 4, includesZero: true)
        let slot = width / Double(max(bars.count, 1))
        let grid = scale.marks.map { mark -> Markup in
            let y = top + (1 - scale.share(of: mark)) * height
            return """
                <line class="grid" x1="\(left)" y1="\(y)" x2="\(left + width)" y2="\(y)"/>\
                <text x="\(left - 7)" y="\(y + 4)" text-anchor="end">\(scale.label(mark, format))</text>
                """
        }
        let shapes = bars.enumerated().map { number, bar -> Markup in
            let x = left + Double(number) * slot
            let length = scale.share(of: bar.value) * height
            return """
                <rect x="\(x + slot * 0.12)" y="\(top + height - length)" width="\(slot * 0.76)" height="\(length)" \
                fill="var(--blue)"><title>\(bar.name): \(bar.text)</title></rect>\
                <text class="name" x="\(x + slot / 2)" y="\(top + height + 15)" text-anchor="middle">\(bar.name)</text>
                """
        }
        return chart(height: top + height + 22, content: Markup(grid + shapes))
    }

    /// Draws lying bars, one in a row, with their values at their ends.
    public var lying: VectorChart {
        let (left, row, room) = (128.0, 19.0, 62.0)
        let width = VectorChart.usualWidth - left - room
        let longest = format == .percent ? 1 : max(bars.map(\.value).max() ?? 1, 1e-12)
        let shapes = bars.enumerated().map { number, bar -> Markup in
            let y = Double(number) * row
            let length = min(max(bar.value / longest, 0), 1) * width
            return """
                <text class="name" x="\(left - 8)" y="\(y + 14)" text-anchor="end">\(Self.shortened(bar.name))\
                <title>\(bar.name)</title></text>\
                <rect class="panel" x="\(left)" y="\(y + 4)" width="\(width)" height="12"/>\
                <rect x="\(left)" y="\(y + 4)" width="\(length)" height="12" fill="var(--blue)"/>\
                <text x="\(left + width + 8)" y="\(y + 14)">\(bar.text)</text>
                """
        }
        return chart(height: Double(bars.count) * row + 4, content: Markup(shapes))
    }

    private func chart(height: Double, content: Markup) -> VectorChart {
        VectorChart(
            title: title, description: bars.map { "\($0.name): \($0.text)" }.joined(separator: ", ") + ".",
            width: VectorChart.usualWidth, height: height, content: content)
    }

    /// A name that fits beside a lying bar.
    static func shortened(_ name: String) -> String { name.count > 17 ? name.prefix(16) + "…" : name }
}
