import Charts

/// The buttons of a page: in rows at its bottom, or below one another with their details.
struct PageButtons {
    var page: PageContent
    var layout: PageLayout
    /// The button under the mouse.
    var hovered: PageKey?

    /// The room left and right of the words, and between the key and the label, in font sizes.
    static let (padding, space) = (0.75, 0.5)

    func draw(with painter: Painter) {
        for (button, place) in zip(page.buttons, layout.buttons) {
            draw(button, in: place, with: painter)
        }
    }

    private func draw(_ button: PageContent.Button, in place: Rectangle, with painter: Painter) {
        let colour = hovered == button.key ? Theme.track : Theme.panel
        painter.fillRounded(place, radius: min(place.height / 2, 22 * layout.unit), colour)
        let size = layout.bodySize
        let space = Double(size) * Self.padding
        var x = place.x + space
        x += painter.write(
            button.key.name, x: x, middle: place.midY, size: layout.smallSize, weight: .bold, Theme.accent)
        x = page.listsButtons ? place.x + Double(size) * 3 : x + Double(size) * Self.space
        let room = place.maxX - space - x + 2
        let label = TextFlow.shortened(button.label, width: room) {
            painter.width(of: $0, size: size, weight: .bold)
        }
        x += painter.write(label, x: x, middle: place.midY, size: size, weight: .bold, Theme.ink)
        guard page.listsButtons, !button.detail.isEmpty else { return }
        let detail = TextFlow.shortened(button.detail, width: place.maxX - 2 * space - x) {
            painter.width(of: $0, size: layout.smallSize)
        }
        painter.write(
            detail, x: place.maxX - space, middle: place.midY, size: layout.smallSize, Theme.quiet, align: .right)
    }
}
