import Charts

/// A message that says what is wrong and what to do, drawn over the stopped video.
struct ProblemBanner {
    var layout: WindowLayout
    var problem: String

    /// Splits a message into its first sentence, which says what is wrong, and the rest, which says what to do.
    static func parts(of problem: String) -> (title: String, advice: String) {
        guard let end = problem.firstRange(of: ". ") else { return (problem, "") }
        return (String(problem[..<end.lowerBound]) + ".", String(problem[end.upperBound...]))
    }

    func draw(with painter: Painter) {
        let isCompact = layout.arrangement == .compact
        let size = isCompact ? layout.sizes.body - 1 : layout.sizes.body
        let area = layout.video.inset(horizontally: layout.video.width * 0.08, vertically: 0)
        let (title, advice) = Self.parts(of: problem)
        let titleLines = lines(title, size: size, weight: .bold, width: area.width, painter)
        let adviceLines = advice.isEmpty ? [] : lines(advice, size: size, weight: .regular, width: area.width, painter)
        let lineHeight = (Double(size) * 1.4).rounded()
        let sign = Double(size) * 2.2
        let height = sign * 1.35 + Double(titleLines.count + adviceLines.count) * lineHeight + lineHeight * 0.4
        var y = max(layout.video.centre.y - height / 2, layout.video.y + 4)
        drawSign(top: y, side: sign, with: painter)
        y += sign * 1.35
        for line in titleLines {
            painter.write(
                line, x: area.centre.x, middle: y + lineHeight / 2, size: size, weight: .bold, Theme.ink,
                align: .centre)
            y += lineHeight
        }
        y += lineHeight * 0.4
        for line in adviceLines {
            painter.write(
                line, x: area.centre.x, middle: y + lineHeight / 2, size: size,
                Theme.ink.mixed(with: Theme.quiet, by: 0.4),
                align: .centre)
            y += lineHeight
        }
    }

    private func lines(
        _ text: String, size: Int, weight: FontWeight, width: Double, _ painter: Painter
    ) -> [String] {
        TextFlow.balancedLines(of: text, width: width) { painter.width(of: $0, size: size, weight: weight) }
    }

    /// A disc with an exclamation mark.
    private func drawSign(top: Double, side: Double, with painter: Painter) {
        let centre = Point(x: layout.video.centre.x, y: top + side / 2)
        painter.fillDisc(centre: centre, radius: side / 2, Theme.warning)
        painter.write(
            "!", x: centre.x, middle: centre.y, size: Int(side * 0.7), weight: .bold, Theme.background,
            align: .centre)
    }
}
