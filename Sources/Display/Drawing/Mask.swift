import Glibc

/// A round shape as the part of each pixel that it covers.
///
/// Round shapes are drawn through masks because a renderer without a graphics card puts the corners of
/// triangles on whole pixels, which makes circles bumpy.
struct Mask: Equatable, Sendable {
    /// The shapes, by radius and thickness in pixels.
    enum Shape: Hashable, Sendable {
        /// A full circle.
        case disc(radius: Int)
        /// Everything of the square about a circle but the circle.
        case outsideOfDisc(radius: Int)
        /// Part of a ring whose outer edge has a radius, clockwise from the top, with round ends.
        case ring(radius: Int, thickness: Int, steps: Int)
    }

    /// Width and height in pixels.
    let side: Int
    /// `[side, side]`, 0 outside, 255 inside.
    let coverage: [UInt8]

    /// Draws a shape: twice its radius is the side of the mask.
    init(_ shape: Shape) {
        switch shape {
        case .disc(let radius):
            let outer = Double(radius)
            self.init(radius: radius) { x, y in outer - (x * x + y * y).squareRoot() }
        case .outsideOfDisc(let radius):
            let outer = Double(radius)
            self.init(radius: radius) { x, y in (x * x + y * y).squareRoot() - outer }
        case .ring(let radius, let thickness, let steps):
            let arc = Arc(radius: Double(radius), thickness: Double(thickness), turn: Shape.turn(steps))
            self.init(radius: radius) { x, y in arc.depth(x, y) }
        }
    }

    /// Asks for every pixel how deep its middle, taken from the centre, lies in the shape.
    private init(radius: Int, depth: (Double, Double) -> Double) {
        let side = 2 * max(radius, 0)
        let centre = Double(radius) - 0.5
        self.side = side
        coverage = [UInt8](unsafeUninitializedCapacity: side * side) { pixels, count in
            for y in 0..<side {
                for x in 0..<side {
                    let inside = min(max(depth(Double(x) - centre, Double(y) - centre) + 0.5, 0), 1)
                    pixels[y * side + x] = UInt8(inside * 255 + 0.5)
                }
            }
            count = side * side
        }
    }

    /// Part of a ring with round ends, clockwise from the top.
    private struct Arc {
        let middle: Double
        let half: Double
        let isWhole: Bool
        /// Whether more than half of the turn is drawn.
        let isLong: Bool
        /// Where the arc ends, on a circle of radius 1.
        let end: (x: Double, y: Double)

        init(radius: Double, thickness: Double, turn: Double) {
            half = thickness / 2
            middle = radius - half
            isWhole = turn >= 1
            isLong = turn > 0.5
            end = (sin(turn * 2 * .pi), -cos(turn * 2 * .pi))
        }

        /// How deep a point taken from the centre lies in the arc; negative outside.
        func depth(_ x: Double, _ y: Double) -> Double {
            let offRing = abs((x * x + y * y).squareRoot() - middle)
            // Far from the ring nothing else needs to be asked, which spares most of the square.
            if isWhole || offRing > half + 1 || passed(x, y) {
                return half - offRing
            }
            let toStart = x * x + (y + middle) * (y + middle)
            let (dx, dy) = (x - end.x * middle, y - end.y * middle)
            return half - min(toStart, dx * dx + dy * dy).squareRoot()
        }

        /// Whether a clock's hand that has turned to the end went over the point.
        private func passed(_ x: Double, _ y: Double) -> Bool {
            let isAfterStart = x >= 0
            let isBeforeEnd = x * end.y - y * end.x >= 0
            return isLong ? isAfterStart || isBeforeEnd : isAfterStart && isBeforeEnd
        }
    }
}

extension Mask.Shape {
    /// The finest part of a turn that is drawn: a third of a degree's arc is under a pixel in most windows.
    static let stepsInTurn = 720

    /// A whole ring whose outer edge has a radius.
    static func ring(radius: Int, thickness: Int) -> Mask.Shape {
        .ring(radius: radius, thickness: thickness, steps: stepsInTurn)
    }

    /// Steps as a part of a turn, from 0 to 1.
    static func turn(_ steps: Int) -> Double { Double(steps) / Double(stepsInTurn) }

    /// The steps nearest to a part of a turn.
    static func steps(_ turn: Double) -> Int { Int((min(max(turn, 0), 1) * Double(stepsInTurn)).rounded()) }
}
