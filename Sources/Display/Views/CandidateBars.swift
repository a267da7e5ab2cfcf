import Charts

/// The most probable letters, each with a bar as long as its probability.
struct CandidateBars {
    var layout: WindowLayout
    var candidates: [WindowContent.Candidate]

    /// The place of a row's bar at its full length; `row` counts from 0.
    func track(row: Int) -> Rectangle {
        let rowRect = rowRect(row)
        let size = Double(typeSize)
        let left = rowRect.x + size * 1.5
        let right = rowRect.maxX - size * 2.9
        let height = (size * 0.42).rounded()
        return Rectangle(
            x: left, y: rowRect.centre.y - height / 2, width: max(right - left, 0), height: height)
    }

    func draw(with painter: Painter) {
        guard layout.candidateCount > 0 else { return }
        if layout.arrangement == .compact, !candidates.isEmpty {
            let panel = layout.candidates.inset(by: -4)
            painter.fillRounded(panel, radius: 6, Theme.background.faded(to: 0.7))
        }
        for row in 0..<layout.candidateCount {
            draw(row < candidates.count ? candidates[row] : nil, row: row, with: painter)
        }
    }

    private var typeSize: Int { layout.arrangement == .compact ? layout.sizes.small : layout.sizes.body }

    private func rowRect(_ row: Int) -> Rectangle {
        let height = layout.candidates.height / Double(max(layout.candidateCount, 1))
        return Rectangle(
            x: layout.candidates.x, y: layout.candidates.y + Double(row) * height,
            width: layout.candidates.width, height: height)
    }

    private func draw(_ candidate: WindowContent.Candidate?, row: Int, with painter: Painter) {
        let track = track(row: row)
        let middle = track.centre.y
        let isBest = row == 0
        if layout.arrangement != .compact || candidate != nil {
            painter.fillRounded(track, radius: track.height / 2, Theme.track)
        }
        guard let candidate else { return }
        let share = Double(min(max(candidate.probability, 0), 1))
        let filled = Rectangle(x: track.x, y: track.y, width: track.width * share, height: track.height)
        if filled.width >= 1 {
            painter.fillRounded(filled, radius: track.height / 2, isBest ? Theme.accent : Theme.accentQuiet)
        }
        let name = TextFlow.shortened(candidate.letter, width: Double(typeSize) * 1.4) {
            painter.width(of: $0, size: typeSize, weight: .bold)
        }
        painter.write(
            name, x: layout.candidates.x + Double(typeSize) * 0.5, middle: middle, size: typeSize, weight: .bold,
            isBest ? Theme.ink : Theme.quiet, align: .centre)
        painter.write(
            Percent.text(candidate.probability), x: layout.candidates.maxX, middle: middle, size: typeSize,
            isBest ? Theme.ink : Theme.quiet, align: .right)
    }
}
