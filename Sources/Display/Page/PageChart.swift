import Charts

/// Bars side by side, each over its letter.
struct PageChart {
    var bars: [PageContent.Bar]
    /// Where the bars and letters are drawn.
    var place: Rectangle
    /// Font size of the letters in pixels.
    var size: Int

    /// The place of a bar at its full height; `index` counts from 0.
    func track(_ index: Int) -> Rectangle {
        let step = place.width / Double(max(bars.count, 1))
        let width = min((step * 0.62).rounded(), Double(size) * 2)
        return Rectangle(
            x: place.x + (Double(index) + 0.5) * step - width / 2, y: place.y, width: width,
            height: max(place.height - Double(size) * 1.6, 0)
        ).rounded
    }

    func draw(with painter: Painter) {
        for (index, bar) in bars.enumerated() {
            let track = track(index)
            painter.fillRounded(track, radius: track.width / 4, Theme.panel)
            if let share = bar.share {
                let height = max(track.height * min(max(share, 0), 1), 3)
                let filled = Rectangle(x: track.x, y: track.maxY - height, width: track.width, height: height)
                painter.fillRounded(filled, radius: track.width / 4, share < 0.6 ? Theme.warning : Theme.accent)
            }
            painter.write(
                bar.label, x: track.midX, middle: place.maxY - Double(size) * 0.6, size: size, weight: .bold,
                bar.share == nil ? Theme.quiet : Theme.ink, align: .centre)
        }
    }
}
