/// A point in pixels, from the top left corner.
public struct Point: Equatable, Sendable {
    /// Pixels from the left edge.
    public var x: Double
    /// Pixels from the top edge.
    public var y: Double

    /// Makes a point.
    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }
}

/// An upright rectangle in pixels, with the origin at the top left.
public struct Rectangle: Sendable, Equatable {
    /// Left edge.
    public var x: Double
    /// Top edge.
    public var y: Double
    /// Width.
    public var width: Double
    /// Height.
    public var height: Double

    /// Makes a rectangle.
    public init(x: Double, y: Double, width: Double, height: Double) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    /// The right edge.
    public var maxX: Double { x + width }
    /// The bottom edge.
    public var maxY: Double { y + height }
    /// Half-way between left and right.
    public var midX: Double { x + width / 2 }
    /// Half-way between top and bottom.
    public var midY: Double { y + height / 2 }
    /// The middle.
    public var centre: Point { Point(x: midX, y: midY) }

    /// Returns the rectangle without a margin on every side, at the least an empty one; a negative margin makes it larger.
    public func inset(by margin: Double) -> Rectangle {
        inset(horizontally: margin, vertically: margin)
    }

    /// Returns the rectangle without one margin left and right and another at the top and bottom.
    ///
    /// A margin that is too large makes it empty, a negative one larger.
    public func inset(horizontally: Double, vertically: Double) -> Rectangle {
        let dx = min(horizontally, width / 2)
        let dy = min(vertically, height / 2)
        return Rectangle(x: x + dx, y: y + dy, width: width - 2 * dx, height: height - 2 * dy)
    }

    /// Returns the largest rectangle with this ratio of width to height, centred in this one.
    public func fitted(aspect: Double) -> Rectangle {
        let fittedWidth = min(width, height * aspect)
        let fittedHeight = fittedWidth / aspect
        return Rectangle(
            x: x + (width - fittedWidth) / 2, y: y + (height - fittedHeight) / 2,
            width: fittedWidth, height: fittedHeight)
    }

    /// Whether a point lies in the rectangle, whose right and lower edges are outside.
    public func contains(_ point: Point) -> Bool {
        point.x >= x && point.x < maxX && point.y >= y && point.y < maxY
    }

    /// The rectangle with its edges rounded to whole pixels.
    public var rounded: Rectangle {
        let left = x.rounded()
        let top = y.rounded()
        return Rectangle(x: left, y: top, width: maxX.rounded() - left, height: maxY.rounded() - top)
    }
}
