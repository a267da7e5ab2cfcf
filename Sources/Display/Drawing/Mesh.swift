import Charts
import Glibc

/// Triangles of a convex shape whose edges fade over one pixel, so that they look smooth without multisampling.
struct Mesh: Equatable, Sendable {
    /// A corner of one or more triangles, in pixels.
    struct Vertex: Equatable, Sendable {
        var x: Float
        var y: Float
        /// 0 outside of the shape, 1 inside.
        var coverage: Float
    }

    /// The corners, which triangles share.
    var vertices: [Vertex] = []
    /// Indices into `vertices`, three for each triangle.
    var indices: [Int32] = []

    /// Half the width of the fading edge in pixels.
    private static let feather = 0.5

    /// A convex polygon, whose corners are given clockwise as seen on the window.
    static func polygon(_ corners: [Point]) -> Mesh {
        guard corners.count > 2 else { return Mesh() }
        var mesh = Mesh()
        for (index, corner) in corners.enumerated() {
            let before = corners[(index + corners.count - 1) % corners.count]
            let after = corners[(index + 1) % corners.count]
            let out = outward(before, corner, after)
            mesh.add(corner.x - out.x * feather, corner.y - out.y * feather, coverage: 1)
            mesh.add(corner.x + out.x * feather, corner.y + out.y * feather, coverage: 0)
        }
        let count = Int32(corners.count)
        for index in 1..<(count - 1) {
            mesh.indices += [0, 2 * index, 2 * index + 2]
        }
        for index in 0..<count {
            let (inner, next) = (2 * index, 2 * ((index + 1) % count))
            mesh.indices += [inner, inner + 1, next, inner + 1, next + 1, next]
        }
        return mesh
    }

    /// A straight line of a width in pixels, with square ends at its two points.
    static func line(from start: Point, to end: Point, width: Double) -> Mesh {
        let length = hypot(end.x - start.x, end.y - start.y)
        guard length > 0 else { return Mesh() }
        let (dx, dy) = ((end.x - start.x) / length * width / 2, (end.y - start.y) / length * width / 2)
        return polygon([
            Point(x: start.x + dy, y: start.y - dx), Point(x: end.x + dy, y: end.y - dx),
            Point(x: end.x - dy, y: end.y + dx), Point(x: start.x - dy, y: start.y + dx),
        ])
    }

    /// The vector that moves a corner of a clockwise polygon outwards so that both of its edges move by 1.
    private static func outward(_ before: Point, _ corner: Point, _ after: Point) -> Point {
        let first = normal(before, corner)
        let second = normal(corner, after)
        let sum = Point(x: first.x + second.x, y: first.y + second.y)
        let projection = max(sum.x * first.x + sum.y * first.y, 0.25)
        return Point(x: sum.x / projection, y: sum.y / projection)
    }

    private static func normal(_ start: Point, _ end: Point) -> Point {
        let length = max(hypot(end.x - start.x, end.y - start.y), 1e-9)
        return Point(x: (end.y - start.y) / length, y: -(end.x - start.x) / length)
    }

    private mutating func add(_ x: Double, _ y: Double, coverage: Double) {
        vertices.append(Vertex(x: Float(x), y: Float(y), coverage: Float(coverage)))
    }
}
