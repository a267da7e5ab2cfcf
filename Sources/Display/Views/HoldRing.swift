import Charts

/// The letter in a ring that fills while the hand holds the letter.
struct HoldRing {
    var layout: WindowLayout
    /// The letter that the hand shows; nil when it shows none.
    var letter: String?
    /// The probability of the letter, from 0 to 1.
    var confidence: Float
    /// The fraction of the required hold time that has passed, from 0 to 1.
    var hold: Double
    /// How strongly the ring glows after a letter was added, from 0 to 1.
    var glow: Double

    func draw(with painter: Painter) {
        let side = layout.holdRing.width
        let centre = layout.holdRing.centre
        let radius = side / 2
        let thickness = max(side * 0.045, 3)
        let isCompact = layout.arrangement == .compact
        painter.fillDisc(
            centre: centre, radius: radius, isCompact ? Theme.background.faded(to: 0.82) : Theme.panel)
        painter.drawRing(centre: centre, radius: radius, thickness: thickness, Theme.track)
        if glow > 0 {
            let light = Theme.accent.mixed(with: Theme.ink, by: 0.6).faded(to: glow)
            painter.drawRing(centre: centre, radius: radius, thickness: thickness, light)
        }
        painter.drawRing(centre: centre, radius: radius, thickness: thickness, turn: min(hold, 1), Theme.accent)
        drawLetter(with: painter, centre: centre, side: side)
    }

    private func drawLetter(with painter: Painter, centre: Point, side: Double) {
        guard let letter else {
            let width = side * 0.16
            let height = max((side * 0.024).rounded(), 2)
            let dash = Rectangle(x: centre.x - width / 2, y: centre.y - height / 2, width: width, height: height)
            painter.fillRounded(dash, radius: height / 2, Theme.quiet.faded(to: 0.6))
            return
        }
        // A label of several characters is written smaller, so that it fits in the ring.
        let size = Int((letter.count == 1 ? side * 0.54 : side * 0.9 / Double(letter.count + 1)).rounded())
        let hasFigure = layout.arrangement != .compact
        let inkShare = Double(confidence) * Double(confidence)
        painter.write(
            letter, x: centre.x, middle: centre.y - (hasFigure ? side * 0.045 : 0), size: size, weight: .bold,
            Theme.quiet.mixed(with: Theme.ink, by: inkShare), align: .centre)
        if hasFigure {
            painter.write(
                Percent.text(confidence), x: centre.x, middle: centre.y + side * 0.29,
                size: max(Int(side * 0.085), layout.sizes.small), Theme.quiet, align: .centre)
        }
    }
}

/// Writes probabilities as percentages.
enum Percent {
    /// A probability from 0 to 1 in whole per cent, with 100 only for exactly 1.
    static func text(_ probability: Float) -> String {
        let value = Int((min(max(probability, 0), 1) * 100).rounded())
        return "\(value == 100 && probability < 1 ? 99 : value) %"
    }
}
