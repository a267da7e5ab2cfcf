/// A point, in pixels of the window's drawing or of a frame, from its top left corner.
struct Point: Equatable, Sendable {
    var x: Double
    var y: Double
}

/// An upright rectangle on the window, in pixels of the drawing.
struct Rect: Equatable, Sendable {
    var x: Double
    var y: Double
    var width: Double
    var height: Double

    var maxX: Double { x + width }
    var maxY: Double { y + height }
    var centre: Point { Point(x: x + width / 2, y: y + height / 2) }

    /// The rectangle without a margin on every side, at the least an empty one.
    func inset(by margin: Double) -> Rect {
        inset(horizontally: margin, vertically: margin)
    }

    /// The rectangle without a margin left and right and one at the top and bottom, at the least an empty one.
    func inset(horizontally: Double, vertically: Double) -> Rect {
        let dx = min(horizontally, width / 2)
        let dy = min(vertically, height / 2)
        return Rect(x: x + dx, y: y + dy, width: width - 2 * dx, height: height - 2 * dy)
    }

    /// The largest rectangle with this ratio of width to height, centred in this one.
    func fitted(aspect: Double) -> Rect {
        let fittedWidth = min(width, height * aspect)
        let fittedHeight = fittedWidth / aspect
        return Rect(
            x: x + (width - fittedWidth) / 2, y: y + (height - fittedHeight) / 2,
            width: fittedWidth, height: fittedHeight)
    }

    /// Whether a point lies in the rectangle, whose right and lower edges are outside.
    func contains(_ point: Point) -> Bool {
        point.x >= x && point.x < maxX && point.y >= y && point.y < maxY
    }

    /// The rectangle with its edges rounded to whole pixels.
    var rounded: Rect {
        let left = x.rounded()
        let top = y.rounded()
        return Rect(x: left, y: top, width: maxX.rounded() - left, height: maxY.rounded() - top)
    }
}
