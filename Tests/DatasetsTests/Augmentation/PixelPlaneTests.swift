import Basics
import Imaging
import Testing

@testable import Datasets

/// The map that shows a square picture as it is.
func identity(side: Int) -> Homography {
    let half = Float(side) / 2
    return Homography(
        centre: SIMD2(half, half), across: SIMD2(half, 0), down: SIMD2(0, half), perspective: (0, 0), side: side)
}

extension PixelPlane {
    /// The mean place of all that is bright, weighed by how bright it is.
    var centreOfBrightness: SIMD2<Float> {
        var (sum, weight) = (SIMD2<Float>.zero, Float(0))
        for (index, value) in values.enumerated() {
            sum += SIMD2(Float(index % side), Float(index / side)) * value
            weight += value
        }
        return sum / weight
    }
}

@Suite struct PixelPlaneTests {
    private let ramp = GreyImage(width: 4, height: 4, pixels: (0..<16).map { UInt8($0 * 10) })

    @Test func identityKeepsPixels() {
        var plane = PixelPlane(side: 4)
        plane.fill(from: ramp, through: identity(side: 4))
        for (value, pixel) in zip(plane.values, ramp.pixels) { #expect(abs(value - Float(pixel)) < 1e-3) }
    }

    @Test func readsBetweenPixels() {
        var plane = PixelPlane(side: 1)
        // One pixel that looks at the middle of four: (0 + 10 + 40 + 50) / 4.
        plane.fill(
            from: ramp,
            through: Homography(
                centre: SIMD2(1, 1), across: SIMD2(1, 0), down: SIMD2(0, 1), perspective: (0, 0), side: 1))
        #expect(abs(plane.values[0] - 25) < 1e-4)
    }

    @Test func repeatsTheEdgeOutside() {
        var plane = PixelPlane(side: 2)
        plane.fill(
            from: ramp,
            through: Homography(
                centre: SIMD2(100, -50), across: SIMD2(1, 0), down: SIMD2(0, 1), perspective: (0, 0), side: 2))
        #expect(plane.values == [30, 30, 30, 30])
    }

    @Test func picturesOfOnePixelWork() {
        var plane = PixelPlane(side: 3)
        plane.fill(from: GreyImage(width: 1, height: 1, filledWith: 77), through: identity(side: 3))
        #expect(plane.values.allSatisfy { $0 == 77 })
    }

    @Test func pasteFollowsTheCover() {
        var (plane, cover, behind) = (PixelPlane(side: 2), PixelPlane(side: 2), PixelPlane(side: 2))
        plane.values = [100, 100, 100, 100]
        cover.values = [255, 0, 127.5, 255]
        behind.values = [10, 20, 30, 40]
        plane.paste(gain: 2, offset: 5, through: cover, over: behind)
        for (value, expected) in zip(plane.values, [205, 20, 117.5, 205] as [Float]) {
            #expect(abs(value - expected) < 1e-3)
        }
    }

    @Test func coversOneRectangleOfOneShade() {
        var generator = SeededGenerator(seed: 1)
        var plane = PixelPlane(side: 50)
        plane.values = plane.values.map { _ in -1 }
        plane.coverRectangle(using: &generator)
        let covered = plane.values.indices.filter { plane.values[$0] != -1 }
        #expect(Set(covered.map { plane.values[$0] }).count == 1)
        let columns = Set(covered.map { $0 % 50 })
        let rows = Set(covered.map { $0 / 50 })
        #expect(covered.count == columns.count * rows.count)
        #expect((5...17).contains(columns.count) && (5...17).contains(rows.count))
    }

    @Test func bytesAreRoundedAndCutOff() {
        var generator = SeededGenerator(seed: 1)
        var plane = PixelPlane(side: 2)
        plane.values = [-5, 254.6, 300, 12.4]
        #expect(plane.picture(noise: 0, using: &generator).pixels == [0, 255, 255, 12])
    }

    @Test func noiseHasTheDeviationAskedFor() {
        var generator = SeededGenerator(seed: 1)
        var plane = PixelPlane(side: 100)
        plane.values = plane.values.map { _ in 128 }
        let pixels = plane.picture(noise: 10, using: &generator).pixels.map { Double($0) - 128 }
        let mean = pixels.reduce(0, +) / 10_000
        let deviation = (pixels.reduce(0) { $0 + $1 * $1 } / 10_000 - mean * mean).squareRoot()
        #expect(abs(mean) < 1)
        #expect(abs(deviation - 10) < 0.5)
    }
}

@Suite struct NoiseTableTests {
    @Test func isStandardNormal() {
        let table = NoiseTable.shared.map(Double.init)
        #expect(table.count == NoiseTable.count)
        let mean = table.reduce(0, +) / Double(table.count)
        let variance = table.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(table.count)
        #expect(abs(mean) < 0.04)
        #expect(abs(variance - 1) < 0.05)
        // 68 % within one deviation.
        #expect(abs(Double(table.count { abs($0) < 1 }) / Double(table.count) - 0.683) < 0.02)
    }
}
