import Charts
import Foundation
import Testing

@testable import Display

@Suite struct MeshTests {
    /// The area of a mesh, each triangle weighed with its mean coverage.
    private func coveredArea(_ mesh: Mesh) -> Double {
        stride(from: 0, to: mesh.indices.count, by: 3).reduce(0) { area, start in
            let corners = (0..<3).map { mesh.vertices[Int(mesh.indices[start + $0])] }
            let (a, b, c) = (corners[0], corners[1], corners[2])
            let doubled = abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y))
            return area + Double(doubled) / 2 * Double(a.coverage + b.coverage + c.coverage) / 3
        }
    }

    @Test func aSquareCoversItsArea() {
        let square = Mesh.polygon([
            Point(x: 10, y: 10), Point(x: 50, y: 10), Point(x: 50, y: 50), Point(x: 10, y: 50),
        ])
        // The fading edge takes as much inside as it adds outside, but for the corners' quarter pixels.
        #expect(abs(coveredArea(square) - 1600) < 1)
        #expect(square.vertices.filter { $0.coverage == 1 }.count == 4)
    }

    @Test func theEdgeFadesOverOnePixel() throws {
        let square = Mesh.polygon([
            Point(x: 0, y: 0), Point(x: 20, y: 0), Point(x: 20, y: 20), Point(x: 0, y: 20),
        ])
        let outer = square.vertices.filter { $0.coverage == 0 }
        let inner = square.vertices.filter { $0.coverage == 1 }
        #expect(outer.map(\.x).min() == -0.5 && outer.map(\.y).max() == 20.5)
        #expect(inner.map(\.x).min() == 0.5 && inner.map(\.y).max() == 19.5)
    }

    @Test func aLineCoversLengthTimesWidth() {
        let line = Mesh.line(from: Point(x: 5, y: 5), to: Point(x: 35, y: 45), width: 4)
        #expect(abs(coveredArea(line) - 50 * 4) < 1.5)
    }

    @Test func indicesStayInside() {
        let line = Mesh.line(from: Point(x: 0, y: 0), to: Point(x: 9, y: 1), width: 3)
        #expect(line.indices.count % 3 == 0)
        #expect(line.indices.allSatisfy { $0 >= 0 && Int($0) < line.vertices.count })
    }

    @Test func whatHasNoAreaHasNoTriangles() {
        #expect(Mesh.polygon([Point(x: 0, y: 0), Point(x: 1, y: 1)]) == Mesh())
        #expect(Mesh.line(from: Point(x: 3, y: 3), to: Point(x: 3, y: 3), width: 2) == Mesh())
    }
}
