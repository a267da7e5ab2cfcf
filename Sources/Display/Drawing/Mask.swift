import Glibc

/// A round shape as coverage: how much of each pixel lies in the shape.
///
/// Round shapes are drawn through masks, because SDL's software renderer puts the corners of triangles on whole pixels,
/// so that circles made of triangles look uneven.
struct Mask: Equatable, Sendable {
    /// The shapes, with radius and thickness in pixels.
    enum Shape: Hashable, Sendable {
        /// A full circle.
        case disc(radius: Int)
        /// The square about a circle without the circle.
        case outsideOfDisc(radius: Int)
        /// Part of a ring, clockwise from the top, with round ends; `radius` is that of its outer edge.
        case ring(radius: Int, thickness: Int, steps: Int)
    }

    /// Width and height in pixels.
    let side: Int
    /// `[side, side]`: 0 outside of the shape, 255 inside.
    let coverage: [UInt8]

    /// Draws a shape; the side of the mask is twice its radius.
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

    /// Draws a shape that is given by its signed distance function.
    ///
    /// - Parameter depth: how far a point, relative to the centre, lies inside the shape in pixels; negative outside.
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
        /// The end of the arc on a circle of radius 1.
        let end: (x: Double, y: Double)

        init(radius: Double, thickness: Double, turn: Double) {
            half = thickness / 2
            middle = radius - half
            isWhole = turn >= 1
            isLong = turn > 0.5
            end = (sin(turn * 2 * .pi), -cos(turn * 2 * .pi))
        }

        /// How far a point, relative to the centre, lies inside the arc in pixels; negative outside.
        func depth(_ x: Double, _ y: Double) -> Double {
            let offRing = abs((x * x + y * y).squareRoot() - middle)
            // Far from the ring its ends do not matter, which saves most of the computation.
            if isWhole || offRing > half + 1 || passed(x, y) {
                return half - offRing
            }
            let toStart = x * x + (y + middle) * (y + middle)
            let (dx, dy) = (x - end.x * middle, y - end.y * middle)
            return half - min(toStart, dx * dx + dy * dy).squareRoot()
        }

        /// Whether the angle of a point lies between the start and the end of the arc.
        private func passed(_ x: Double, _ y: Double) -> Bool {
            let isAfterStart = x >= 0
            let isBeforeEnd = x * end.y - y * end.x >= 0
            return isLong ? isAfterStart || isBeforeEnd : isAfterStart && isBeforeEnd
        }
    }
}

extension Mask.Shape {
    /// Steps in a whole turn.
    ///
    /// A step of half a degree is shorter than a pixel at a radius of up to 114 pixels.
    static let stepsInTurn = 720

    /// A whole ring; `radius` is that of its outer edge.
    static func ring(radius: Int, thickness: Int) -> Mask.Shape {
        .ring(radius: radius, thickness: thickness, steps: stepsInTurn)
    }

    /// The fraction of a turn that a number of steps makes, from 0 to 1.
    static func turn(_ steps: Int) -> Double { Double(steps) / Double(stepsInTurn) }

    /// The number of steps nearest to a fraction of a turn.
    static func steps(_ turn: Double) -> Int { Int((min(max(turn, 0), 1) * Double(stepsInTurn)).rounded()) }
}
