import Charts

/// Draws the parts of a page, from back to front.
struct PageView {
    var page: PageContent
    var layout: PageLayout
    /// The button under the mouse.
    var hovered: PageKey?
    /// The video's view, which draws the box too; nil without a video.
    var video: VideoView?
    /// The picture; nil where there is none.
    var picture: OpaquePointer?

    func draw(with painter: Painter) {
        painter.clear(Theme.background)
        drawHeader(with: painter)
        video?.draw(with: painter)
        if let picture, let place = page.video == nil ? layout.scene : layout.inset {
            painter.draw(picture, in: place)
            painter.maskCorners(of: place, radius: 14 * layout.unit, Theme.background)
        }
        drawColumn(with: painter)
        if let chart = layout.chart {
            PageChart(bars: page.bars, place: chart, size: layout.bodySize).draw(with: painter)
        }
        if let field = layout.field, let typed = page.typed { draw(typed, in: field, with: painter) }
        PageButtons(page: page, layout: layout, hovered: hovered).draw(with: painter)
    }

    private func drawHeader(with painter: Painter) {
        let header = layout.header
        painter.write(
            page.title, x: header.x, middle: header.midY, size: layout.bodySize, weight: .bold, Theme.quiet)
        painter.write(
            page.note, x: header.maxX, middle: header.midY, size: layout.bodySize, Theme.quiet, align: .right)
    }

    /// Draws the large text with the sentences below it, in the middle of the column.
    private func drawColumn(with painter: Painter) {
        let column = layout.column
        guard column.width > 8, column.height > 8 else { return }
        let body = Double(layout.bodySize)
        let lines = page.lines.flatMap { line in
            TextFlow.balancedLines(of: line.text, width: column.width) { painter.width(of: $0, size: layout.bodySize) }
                .map { PageContent.Line($0, line.tone) }
        }
        let lineHeight = body * 1.45
        let textHeight = Double(lines.count) * lineHeight
        let room = max(column.height - textHeight - layout.gap, 0)
        let ring = hasRing ? min(column.width, room, 380 * layout.unit) : 0
        let size = hasRing ? Int(ring * 0.54) : largeSize(painter, width: column.width, room: room)
        let largeHeight = page.large.isEmpty ? 0 : hasRing ? ring : Double(size) * 1.3 + (hasBar ? body : 0)
        var y = column.y + (column.height - largeHeight - textHeight - layout.gap * 0.5) / 2
        if hasRing { drawRing(centre: Point(x: column.midX, y: y + ring / 2), side: ring, with: painter) }
        let middle = y + (hasRing ? ring / 2 : Double(size) * 0.65)
        if size > 0 { drawLarge(size: size, middle: middle, with: painter) }
        if hasBar { drawBar(at: y + Double(size) * 1.3 + body * 0.4, with: painter) }
        y += largeHeight + layout.gap * 0.5
        for line in lines {
            painter.write(
                line.text, x: column.midX, middle: y + lineHeight / 2, size: layout.bodySize, line.tone.colour,
                align: .centre)
            y += lineHeight
        }
    }

    private var hasRing: Bool { page.progress != nil && page.large.count == 1 }
    private var hasBar: Bool { page.progress != nil && !hasRing }

    /// The largest size in which the large text fits.
    private func largeSize(_ painter: Painter, width: Double, room: Double) -> Int {
        guard !page.large.isEmpty else { return 0 }
        let reference = painter.width(of: page.large, size: layout.largeSize, weight: .bold)
        let fitting =
            Double(layout.largeSize) * min(1, width / max(reference, 1), room / (1.3 * Double(layout.largeSize)))
        return Int(fitting)
    }

    private func drawLarge(size: Int, middle: Double, with painter: Painter) {
        let (done, rest) = (String(page.large.prefix(page.finished)), String(page.large.dropFirst(page.finished)))
        let width = painter.width(of: page.large, size: size, weight: .bold)
        let left = layout.column.midX - width / 2
        let advance = painter.write(done, x: left, middle: middle, size: size, weight: .bold, Theme.accent)
        painter.write(rest, x: left + advance, middle: middle, size: size, weight: .bold, Theme.ink)
    }

    private func drawRing(centre: Point, side: Double, with painter: Painter) {
        let thickness = max(side * 0.045, 3)
        painter.fillDisc(centre: centre, radius: side / 2, Theme.panel)
        painter.drawRing(centre: centre, radius: side / 2, thickness: thickness, Theme.track)
        let turn = min(max(page.progress ?? 0, 0), 1)
        painter.drawRing(centre: centre, radius: side / 2, thickness: thickness, turn: turn, Theme.accent)
    }

    private func drawBar(at y: Double, with painter: Painter) {
        let width = min(layout.column.width, 420 * layout.unit)
        let height = max((Double(layout.bodySize) * 0.4).rounded(), 4)
        let track = Rectangle(x: layout.column.midX - width / 2, y: y, width: width, height: height)
        painter.fillRounded(track, radius: height / 2, Theme.track)
        let filled = Rectangle(
            x: track.x, y: y, width: width * min(max(page.progress ?? 0, 0), 1), height: height)
        if filled.width >= height { painter.fillRounded(filled, radius: height / 2, Theme.accent) }
    }

    private func draw(_ typed: String, in field: Rectangle, with painter: Painter) {
        painter.fillRounded(field, radius: 14 * layout.unit, Theme.panel)
        let size = Int(Double(layout.bodySize) * 1.4)
        let left = field.x + layout.gap
        guard !typed.isEmpty else {
            caret(after: left, size: size, in: field, with: painter)
            painter.write(
                "Type what you read", x: left + Double(size) * 0.4, middle: field.midY, size: layout.bodySize,
                Theme.quiet)
            return
        }
        let shown = TextFlow.shortened(typed, width: field.width - 2 * layout.gap) {
            painter.width(of: $0, size: size, weight: .bold)
        }
        let width = painter.write(shown, x: left, middle: field.midY, size: size, weight: .bold, Theme.ink)
        caret(after: left + width + Double(size) * 0.1, size: size, in: field, with: painter)
    }

    private func caret(after x: Double, size: Int, in field: Rectangle, with painter: Painter) {
        let width = (Double(size) * 0.08).rounded(.up)
        painter.fill(
            Rectangle(x: x, y: field.midY - Double(size) * 0.45, width: width, height: Double(size) * 0.9).rounded,
            Theme.accent)
    }
}

extension PageContent.Line.Tone {
    fileprivate var colour: Colour {
        switch self {
        case .plain: Theme.quiet
        case .good: Theme.accent
        case .advice: Theme.warning
        }
    }
}
