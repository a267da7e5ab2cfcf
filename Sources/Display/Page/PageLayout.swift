import Charts

/// The places and sizes of the parts of a page, in pixels of the drawing.
struct PageLayout: Equatable, Sendable {
    /// Pixels per unit of the design, which is drawn for 1280x720.
    var unit: Double
    /// The whole window.
    var window: Rectangle
    /// The line with the title and the note.
    var header: Rectangle
    /// Where the video is shown, or the picture where there is no video; nil without both.
    var scene: Rectangle?
    /// Where the picture is shown beside a video.
    var inset: Rectangle?
    /// Where the large text and the sentences stand.
    var column: Rectangle
    /// Where the chart of bars is drawn; nil without bars.
    var chart: Rectangle?
    /// The field that is typed into; nil without one.
    var field: Rectangle?
    /// The buttons in their order.
    var buttons: [Rectangle]
    /// The largest size of the large text, and those of sentences and notes, in pixels.
    var (largeSize, bodySize, smallSize): (Int, Int, Int)

    /// The distance between two parts.
    var gap: Double { 20 * unit }

    /// Lays out a page.
    ///
    /// - Parameters:
    ///   - width: Width of the drawing in pixels, above 0.
    ///   - height: Height of the drawing in pixels, above 0.
    ///   - aspect: Width of the video or picture divided by its height.
    ///   - density: Pixels of the drawing per unit of the desktop, above 1 on a HiDPI display.
    ///   - measure: Returns the width of a bold text of a size, both in pixels.
    init(
        _ page: PageContent, width: Double, height: Double, aspect: Double, density: Double = 1,
        measure: (String, Int) -> Double
    ) {
        unit = max(min(width / 1280, height / 720), 0.3 * density)
        window = Rectangle(x: 0, y: 0, width: width, height: height)
        let smallest = { [unit] (size: Double, least: Double) in Int(max(size * unit, least * density).rounded()) }
        largeSize = smallest(page.listsButtons ? 44 : 110, 22)
        bodySize = smallest(24, 13)
        smallSize = smallest(18, 11)
        let margin = 24 * unit
        let inner = window.inset(by: margin)
        let headerHeight = (Double(bodySize) * 1.9).rounded()
        header = Rectangle(x: inner.x, y: inner.y, width: inner.width, height: headerHeight)
        (buttons, column) = ([], inner)
        var bottom = inner.maxY
        if !page.listsButtons, !page.buttons.isEmpty {
            buttons = rows(of: page.buttons, in: inner, measure)
            bottom = (buttons.first?.y ?? bottom) - gap
        }
        let top = header.maxY + gap * 0.5
        let body = Rectangle(x: inner.x, y: top, width: inner.width, height: max(bottom - top, 0))
        place(page, in: body, aspect: aspect)
    }

    private mutating func place(_ page: PageContent, in body: Rectangle, aspect: Double) {
        column = body
        if page.video != nil || page.picture != nil {
            let area = Rectangle(x: body.x, y: body.y, width: body.width * 0.64, height: body.height)
            let fitted = area.fitted(aspect: aspect)
            let scene = Rectangle(x: body.x, y: fitted.y, width: fitted.width, height: fitted.height).rounded
            self.scene = scene
            let x = scene.maxX + gap
            column = Rectangle(x: x, y: body.y, width: max(body.maxX - x, 0), height: body.height)
            if page.typed != nil {
                let height = min((Double(bodySize) * 2.4).rounded(), column.height / 3)
                field = Rectangle(x: x, y: column.maxY - height, width: column.width, height: height).rounded
                column.height -= height + gap
            }
            if page.video != nil, page.picture != nil {
                let side = min(column.width, column.height * 0.5)
                inset = Rectangle(x: column.midX - side / 2, y: column.maxY - side, width: side, height: side).rounded
                column.height -= side + gap * 0.5
            }
        } else if page.listsButtons {
            let rowHeight = min((Double(bodySize) * 2.6).rounded(), body.height / Double(page.buttons.count + 2))
            let width = min(body.width, 860 * unit)
            let height = rowHeight * Double(page.buttons.count)
            let first = body.maxY - height
            buttons = page.buttons.indices.map { index in
                Rectangle(
                    x: body.midX - width / 2, y: first + Double(index) * rowHeight, width: width,
                    height: rowHeight - gap * 0.4
                ).rounded
            }
            column.height = max(first - gap - body.y, 0)
        } else if !page.bars.isEmpty {
            let height = body.height * 0.55
            chart = Rectangle(x: body.x, y: body.maxY - height, width: body.width, height: height).rounded
            column.height -= height + gap
        }
    }

    /// Places buttons in rows at the bottom of an area, each as wide as its words need.
    private func rows(
        of buttons: [PageContent.Button], in area: Rectangle, _ measure: (String, Int) -> Double
    ) -> [Rectangle] {
        let (body, space) = (Double(bodySize), gap * 0.4)
        let height = (body * 1.8).rounded()
        var rows: [[Double]] = [[]]
        for button in buttons {
            let words = measure(button.key.name, smallSize) + measure(button.label, bodySize)
            let width = min((words + body * (2 * PageButtons.padding + PageButtons.space)).rounded(.up), area.width)
            let used = (rows.last ?? []).reduce(0) { $0 + $1 + space }
            if used + width > area.width { rows.append([]) }
            rows[rows.count - 1].append(width)
        }
        let top = area.maxY - Double(rows.count) * (height + space) + space
        return rows.enumerated().flatMap { number, widths in
            var x = area.x
            return widths.map { width in
                defer { x += width + space }
                return Rectangle(x: x, y: top + Double(number) * (height + space), width: width, height: height).rounded
            }
        }
    }
}
