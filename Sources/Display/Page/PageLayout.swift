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
    init(_ page: PageContent, width: Double, height: Double, aspect: Double, density: Double = 1) {
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
            buttons = Self.rows(
                of: page.buttons.count, in: inner, height: (Double(bodySize) * 1.8).rounded(),
                narrowest: 8.6 * Double(bodySize), gap: gap * 0.5)
            bottom = (buttons.first?.y ?? bottom) - gap
        }
        if page.typed != nil {
            let fieldHeight = (Double(bodySize) * 2.4).rounded()
            field = Rectangle(x: inner.x, y: bottom - fieldHeight, width: inner.width, height: fieldHeight).rounded
            bottom -= fieldHeight + gap
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

    /// Divides the bottom of an area into rows of equally wide buttons.
    private static func rows(
        of count: Int, in area: Rectangle, height: Double, narrowest: Double, gap: Double
    ) -> [Rectangle] {
        let most = max(Int((area.width + gap) / (narrowest + gap)), 1)
        let rowCount = (count + most - 1) / most
        let perRow = (count + rowCount - 1) / rowCount
        let width = min((area.width + gap) / Double(perRow), narrowest * 1.7 + gap)
        let top = area.maxY - Double(rowCount) * (height + gap) + gap
        return (0..<count).map { index in
            Rectangle(
                x: area.x + Double(index % perRow) * width, y: top + Double(index / perRow) * (height + gap),
                width: width - gap, height: height
            ).rounded
        }
    }
}
