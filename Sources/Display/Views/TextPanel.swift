import Charts

/// The text read so far; of a long text, its last lines.
struct TextPanel {
    var layout: WindowLayout
    var text: String
    /// The characters of the text that were corrected, which are underlined with dots.
    var corrections: [Range<Int>] = []

    /// The text that is shown before the first letter.
    static let hint = "Sign letters inside the box. Press ? for all keys."

    func draw(with painter: Painter) {
        let panel = layout.text
        let isCompact = layout.arrangement == .compact
        guard panel.height > 8, panel.width > 8 else { return }
        if !isCompact {
            painter.fillRounded(panel, radius: 14 * layout.unit, Theme.panel)
        }
        if text.isEmpty {
            if !isCompact {
                drawHint(in: panel.inset(horizontally: layout.gap, vertically: 0), with: painter)
            }
            return
        }
        let size = layout.sizes.text
        let area = isCompact ? panel : panel.inset(horizontally: layout.gap, vertically: layout.gap * 0.5)
        let caretWidth = (Double(size) * 0.08).rounded(.up)
        let lines = TextFlow.lines(of: text, width: area.width - 2 * caretWidth) {
            painter.width(of: $0, size: size, weight: .bold)
        }
        let room = max(Int(area.height / layout.textLineHeight), 1)
        let shown = lines.suffix(room)
        let top = isCompact ? area.maxY - Double(shown.count) * layout.textLineHeight : firstLine(shown.count, in: area)
        if isCompact {
            drawShade(behind: shown, top: top, in: area, with: painter)
        }
        var start = lines.dropLast(shown.count).reduce(0) { $0 + $1.count }
        for (row, line) in shown.enumerated() {
            let middle = top + (Double(row) + 0.5) * layout.textLineHeight
            let isCut = row == 0 && lines.count > room
            let width = painter.write(
                line, x: area.x, middle: middle, size: size, weight: .bold, isCut ? Theme.quiet : Theme.ink)
            drawDots(under: line, from: start, x: area.x, middle: middle, with: painter)
            start += line.count
            if row == shown.count - 1 {
                let x = min(area.x + width + caretWidth, area.maxX - caretWidth)
                let caret = Rectangle(
                    x: x, y: middle - Double(size) * 0.45, width: caretWidth, height: Double(size) * 0.9)
                painter.fill(caret.rounded, Theme.accent)
            }
        }
    }

    /// Draws dots under the corrected words of a line, which begins at an offset of the text.
    private func drawDots(
        under line: String, from start: Int, x: Double, middle: Double, with painter: Painter
    ) {
        let size = layout.sizes.text
        let dot = max((Double(size) * 0.08).rounded(), 2)
        func width(_ count: Int) -> Double { painter.width(of: String(line.prefix(count)), size: size, weight: .bold) }
        for correction in corrections {
            let part = correction.clamped(to: start..<start + line.count)
            guard !part.isEmpty else { continue }
            let (left, right) = (x + width(part.lowerBound - start), x + width(part.upperBound - start))
            for place in stride(from: left.rounded(), through: right - dot, by: 2 * dot) {
                painter.fill(
                    Rectangle(x: place, y: (middle + Double(size) * 0.52).rounded(), width: dot, height: dot),
                    Theme.warning)
            }
        }
    }

    /// The top of the first line when the lines are vertically centred in the panel.
    private func firstLine(_ count: Int, in area: Rectangle) -> Double {
        area.y + max(area.height - Double(count) * layout.textLineHeight, 0) / 2
    }

    private func drawHint(in area: Rectangle, with painter: Painter) {
        let size = layout.sizes.body
        let line = TextFlow.shortened(Self.hint, width: area.width) { painter.width(of: $0, size: size) }
        painter.write(line, x: area.x, middle: area.centre.y, size: size, Theme.quiet)
    }

    /// Darkens the video behind the lines, which are drawn over it in a small window.
    private func drawShade(behind lines: ArraySlice<String>, top: Double, in area: Rectangle, with painter: Painter) {
        let widest = lines.map { painter.width(of: $0, size: layout.sizes.text, weight: .bold) }.max() ?? 0
        let shade = Rectangle(
            x: area.x - 4, y: top - 2, width: min(widest + 14, area.width + 8),
            height: Double(lines.count) * layout.textLineHeight + 4)
        painter.fillRounded(shade, radius: 6, Theme.background.faded(to: 0.7))
    }
}
