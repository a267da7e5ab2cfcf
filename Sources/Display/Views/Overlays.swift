import Charts
import CSDL2
import Imaging

/// The list of keys, over everything else.
struct HelpOverlay {
    var layout: WindowLayout

    /// The size and place of the list.
    struct Arrangement: Equatable {
        var columns: Int
        var rows: Int
        /// Font size in pixels.
        var size: Int
        var rowHeight: Double
        /// The panel behind the list.
        var card: Rectangle
        /// The place of the rows.
        var list: Rectangle
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

    /// The arrangement, in one column or two, with the largest font size that fits the window.
    ///
    /// - Parameter columnWidth: returns the width of a column in pixels for a font size.
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
        let card = Rectangle(
            x: (layout.window.width - width) / 2, y: (layout.window.height - height) / 2, width: width, height: height
        ).rounded
        let list = Rectangle(
            x: card.x + padding, y: card.maxY - padding * 0.8 - listHeight, width: listWidth, height: listHeight)
        return Arrangement(columns: columns, rows: rows, size: size, rowHeight: rowHeight, card: card, list: list)
    }
}

/// The picture of the alphabet, over everything else.
struct ChartOverlay {
    var layout: WindowLayout
    /// The picture; nil while it is being rendered.
    var texture: OpaquePointer?

    func draw(with painter: Painter) {
        painter.fill(layout.window, Theme.shade.faded(to: 0.85))
        guard let texture else {
            painter.write(
                "Drawing the alphabet…", x: layout.window.centre.x, middle: layout.window.centre.y,
                size: layout.sizes.body, Theme.ink, align: .centre)
            return
        }
        var (width, height): (Int32, Int32) = (0, 0)
        SDL_QueryTexture(texture, nil, nil, &width, &height)
        guard width > 0, height > 0 else { return }
        let area = layout.window.inset(by: layout.gap)
        painter.draw(texture, in: area.fitted(aspect: Double(width) / Double(height)).rounded)
    }
}

extension RGBImage {
    /// A texture of the picture, which the caller destroys; nil when the renderer cannot make one of this size.
    func makeTexture(for renderer: OpaquePointer) -> OpaquePointer? {
        guard width > 0, height > 0 else { return nil }
        let access = Int32(SDL_TEXTUREACCESS_STATIC.rawValue)
        let texture = SDL_CreateTexture(
            renderer, SDL_PIXELFORMAT_RGB24.rawValue, access, Int32(width), Int32(height))
        SDL_UpdateTexture(texture, nil, pixels, Int32(width * 3))
        SDL_SetTextureScaleMode(texture, SDL_ScaleModeLinear)
        return texture
    }
}
