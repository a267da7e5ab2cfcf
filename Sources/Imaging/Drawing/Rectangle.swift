/// An upright rectangle in pixels, origin at the top left.
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

    /// The rectangle that is smaller by a margin on every side; larger when the margin is below 0.
    public func inset(by margin: Double) -> Rectangle {
        Rectangle(x: x + margin, y: y + margin, width: width - 2 * margin, height: height - 2 * margin)
    }
}
