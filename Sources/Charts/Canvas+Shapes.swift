import Glibc

extension Canvas {
    /// Fills a rectangle; pixels at its edges are coloured by the share that it covers.
    public mutating func fill(_ rectangle: Rectangle, with colour: Colour) {
        cover(rectangle, with: colour) { x, y in
            Self.overlap(x, rectangle.x, rectangle.maxX) * Self.overlap(y, rectangle.y, rectangle.maxY)
        }
    }

    /// Fills a rectangle with round corners.
    public mutating func fill(_ rectangle: Rectangle, radius: Double, with colour: Colour) {
        cover(rectangle, with: colour) { x, y in
            0.5 - Self.distance(x, y, from: rectangle, radius: radius)
        }
    }

    /// Draws the outline of a rectangle, `width` pixels wide and inside of it.
    public mutating func frame(_ rectangle: Rectangle, radius: Double = 0, width: Double = 1, with colour: Colour) {
        let inner = rectangle.inset(by: width)
        cover(rectangle, with: colour) { x, y in
            let outside = min(max(0.5 - Self.distance(x, y, from: rectangle, radius: radius), 0), 1)
            let inside = min(max(0.5 - Self.distance(x, y, from: inner, radius: max(radius - width, 0)), 0), 1)
            return outside - inside
        }
    }

    /// Draws a straight line with round ends.
    public mutating func line(
        fromX x0: Double, y y0: Double, toX x1: Double, y y1: Double, width: Double = 1, with colour: Colour
    ) {
        let (across, down) = (x1 - x0, y1 - y0)
        let lengthSquared = across * across + down * down
        let bounds = Rectangle(x: min(x0, x1), y: min(y0, y1), width: abs(across), height: abs(down))
        cover(bounds.inset(by: -width / 2 - 1), with: colour) { x, y in
            let part = lengthSquared > 0 ? ((x - x0) * across + (y - y0) * down) / lengthSquared : 0
            let nearest = min(max(part, 0), 1)
            let distance = hypot(x - x0 - nearest * across, y - y0 - nearest * down)
            // A line that is thinner than a pixel is drawn one pixel wide and paler.
            return min(max(width, 1) / 2 - distance + 0.5, 1) * min(width, 1)
        }
    }

    /// Draws lines from point to point.
    public mutating func polyline(_ points: [(x: Double, y: Double)], width: Double = 1, with colour: Colour) {
        for (from, to) in zip(points, points.dropFirst()) {
            line(fromX: from.x, y: from.y, toX: to.x, y: to.y, width: width, with: colour)
        }
    }

    /// Fills a circle.
    public mutating func circle(x: Double, y: Double, radius: Double, with colour: Colour) {
        let bounds = Rectangle(x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius)
        cover(bounds.inset(by: -1), with: colour) { column, row in radius - hypot(column - x, row - y) + 0.5 }
    }

    /// Draws a ring, or an arc of one that begins at the top and runs clockwise.
    ///
    /// - Parameters:
    ///   - radius: from the centre to the middle of the line.
    ///   - part: the share of the ring that is drawn, 0…1.
    public mutating func ring(
        x centreX: Double, y centreY: Double, radius: Double, width: Double, part: Double = 1, with colour: Colour
    ) {
        guard part > 0 else { return }
        let reach = radius + width / 2 + 1
        let bounds = Rectangle(x: centreX - reach, y: centreY - reach, width: 2 * reach, height: 2 * reach)
        let end = 2 * Double.pi * part
        cover(bounds, with: colour) { x, y in
            let (across, down) = (x - centreX, y - centreY)
            let angle = atan2(across, -down)
            let turn = angle < 0 ? angle + 2 * .pi : angle
            let distance =
                if part >= 1 || turn <= end {
                    abs(hypot(across, down) - radius)
                } else {
                    // Beyond the ends of the arc, only their round caps can cover the pixel.
                    min(
                        hypot(across, down + radius),
                        hypot(across - radius * sin(end), down + radius * cos(end)))
                }
            return width / 2 - distance + 0.5
        }
    }

    /// Returns the share of the pixel about `centre` that lies between two positions.
    private static func overlap(_ centre: Double, _ low: Double, _ high: Double) -> Double {
        max(0, min(centre + 0.5, high) - max(centre - 0.5, low))
    }

    /// Returns the distance of a point from a rectangle with round corners; it is negative inside.
    private static func distance(_ x: Double, _ y: Double, from rectangle: Rectangle, radius: Double) -> Double {
        let radius = min(radius, rectangle.width / 2, rectangle.height / 2)
        let across = abs(x - rectangle.midX) - rectangle.width / 2 + radius
        let down = abs(y - rectangle.midY) - rectangle.height / 2 + radius
        return hypot(max(across, 0), max(down, 0)) + min(max(across, down), 0) - radius
    }
}
