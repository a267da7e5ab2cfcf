import Basics
import FoundationEssentials
import Glibc

/// A smooth elastic distortion of a picture, which changes the length, thickness and bend of fingers a little.
///
/// The displacement along each axis is a sum of two waves with random length, phase and amplitude. Each wave is the
/// product of a function of the column and a function of the row, which are tabulated.
package struct Elastic {
    /// A wave whose displacement in pixels at column `u` and row `v` is `columns[u] * rows[v]`.
    private struct Wave {
        var columns: [Float]
        var rows: [Float]
    }

    private var across: [Wave] = []
    private var down: [Wave] = []
    private let side: Int
    /// An additional displacement that changes the proportions of the hand.
    var build: HandBuild?

    /// Draws a random distortion of a square plane.
    ///
    /// - Parameters:
    ///   - bound: the largest displacement of one wave, as a share of the side; 0 for no waves.
    ///   - side: the side of the plane in pixels.
    init(within bound: Float, side: Int, using generator: inout SeededGenerator) {
        self.side = side
        guard bound > 0 else { return }
        for _ in 0..<2 {
            across.append(Self.wave(generator.about(bound), side: side, using: &generator))
            down.append(Self.wave(generator.about(bound), side: side, using: &generator))
        }
    }

    /// Whether nothing is displaced.
    var isNone: Bool { across.isEmpty && build == nil }

    private static func wave(_ height: Float, side: Int, using generator: inout SeededGenerator) -> Wave {
        func table(_ height: Float) -> [Float] {
            // The waves are longer than a finger is wide, so that fingers bend as a whole.
            let turns = generator.uniform(0.3...1.1)
            let phase = generator.uniform(0...1)
            return (0..<side).map { place in
                height * sin(2 * .pi * (turns * (Float(place) + 0.5) / Float(side) + phase))
            }
        }
        return Wave(columns: table(height * Float(side)), rows: table(1))
    }

    /// Computes the displacements of a row in pixels: `across` and `down` for every column.
    func displacements(row: Int, across offsets: inout [Float], down drops: inout [Float]) {
        fill(&offsets, from: across, row: row)
        fill(&drops, from: down, row: row)
        build?.add(to: &offsets, &drops, row: row)
    }

    private func fill(_ values: inout [Float], from waves: [Wave], row: Int) {
        guard waves.count == 2 else {
            for index in values.indices { values[index] = 0 }
            return
        }
        let (one, two) = (waves[0].rows[row], waves[1].rows[row])
        waves[0].columns.withUnsafeBufferPointer { first in
            waves[1].columns.withUnsafeBufferPointer { second in
                values.withUnsafeMutableBufferPointer { values in
                    for index in values.indices { values[index] = first[index] * one + second[index] * two }
                }
            }
        }
    }

    /// Returns where a point is after the distortion; exact to second order in the displacement.
    func target(_ point: SIMD2<Float>) -> SIMD2<Float> {
        guard !isNone else { return point }
        func place(_ value: Float) -> Int { Int(min(max(value.rounded(), 0), Float(side - 1))) }
        func displacement(_ point: SIMD2<Float>) -> SIMD2<Float> {
            let (u, v) = (place(point.x), place(point.y))
            let wave = SIMD2(
                across.reduce(0) { $0 + $1.columns[u] * $1.rows[v] },
                down.reduce(0) { $0 + $1.columns[u] * $1.rows[v] })
            return wave + (build?.displacement(at: point) ?? .zero)
        }
        return point - displacement(point - displacement(point))
    }
}
