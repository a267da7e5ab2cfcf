/// The list of keys over everything else.
struct HelpOverlay {
    var layout: WindowLayout

    /// How the list is laid out: as large as fits, in one column or two.
    struct Arrangement: Equatable {
        var columns: Int
        var rows: Int
        /// Height of type in pixels.
        var size: Int
        var rowHeight: Double
        /// The card on which the list stands.
        var card: Rect
        /// Where the rows begin.
        var list: Rect
    }

    func draw(with painter: Painter) {
        let keysWidth = { (size: Int) in
            KeyBindings.entries.map { painter.width(of: $0.keys, size: size, weight: .bold) }.max() ?? 0
        }
        let helpWidth = { (size: Int) in
            KeyBindings.entries.map { painter.width(of: $0.help, size: size) }.max() ?? 0
        }
        let arrangement = arrange { keysWidth($0) + helpWidth($0) + Double($0) * 1.2 }
        painter.fill(layout.window, Theme.shade.faded(to: 0.72))
        painter.fillRounded(arrangement.card, radius: 18 * layout.unit, Theme.panel)
        let size = arrangement.size
        painter.write(
            "Keys", x: arrangement.list.x, middle: (arrangement.card.y + arrangement.list.y) / 2 + Double(size) * 0.1,
            size: Int(Double(size) * 1.25), weight: .bold, Theme.ink)
        let columnWidth = arrangement.list.width / Double(arrangement.columns)
        for (index, entry) in KeyBindings.entries.enumerated() {
            let x = arrangement.list.x + Double(index / arrangement.rows) * columnWidth
            let middle = arrangement.list.y + (Double(index % arrangement.rows) + 0.5) * arrangement.rowHeight
            painter.write(entry.keys, x: x, middle: middle, size: size, weight: .bold, Theme.accent)
            painter.write(
                entry.help, x: x + keysWidth(size) + Double(size) * 1.2, middle: middle, size: size, Theme.ink)
        }
    }

    /// The largest type in which the list fits the window; `columnWidth` tells the width of a column in a type size.
    func arrange(columnWidth: (Int) -> Double) -> Arrangement {
        let count = KeyBindings.entries.count
        let largest = max(Int((24 * layout.unit).rounded()), 13)
        for size in stride(from: largest, through: 7, by: -1) {
            for columns in [1, 2] {
                let candidate = arrangement(columns, size, count, columnWidth(size))
                let limit = layout.window.inset(by: min(layout.gap * 0.4, 6))
                if candidate.card.width <= limit.width, candidate.card.height <= limit.height {
                    return candidate
                }
            }
        }
        return arrangement(1, 7, count, columnWidth(7))
    }

    private func arrangement(_ columns: Int, _ size: Int, _ count: Int, _ columnWidth: Double) -> Arrangement {
        let type = Double(size)
        let rows = (count + columns - 1) / columns
        let rowHeight = (type * 1.62).rounded()
        let padding = type * 1.6
        let between = columns > 1 ? type * 2.4 : 0
        let listWidth = (columnWidth + between) * Double(columns)
        let listHeight = rowHeight * Double(rows)
        let (width, height) = (listWidth + 2 * padding - between, listHeight + 2.6 * padding)
        let card = Rect(
            x: (layout.window.width - width) / 2, y: (layout.window.height - height) / 2, width: width, height: height
        ).rounded
        let list = Rect(
            x: card.x + padding, y: card.maxY - padding * 0.8 - listHeight, width: listWidth, height: listHeight)
        return Arrangement(columns: columns, rows: rows, size: size, rowHeight: rowHeight, card: card, list: list)
    }
}
