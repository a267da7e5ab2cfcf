import Basics
import CKernels
import Glibc
import Testing

/// A picture of random bytes in any layout, and the plain sums that the kernel must agree with.
private struct Picture {
    let width: Int
    let height: Int
    let layout: cr_layout
    let stride: Int
    let bytes: [UInt8]

    init(width: Int, height: Int, layout: cr_layout, padding: Int = 0, seed: UInt64) {
        self.width = width
        self.height = height
        self.layout = layout
        stride = width * Self.step(layout) + padding
        var generator = SeededGenerator(seed: seed)
        // Exactly as many bytes as the picture has: a sanitizer sees every byte that is read beyond them.
        let count = stride * (height - 1) + width * Self.step(layout)
        bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }

    static func step(_ layout: cr_layout) -> Int {
        switch layout {
        case cr_grey: 1
        case cr_yuyv, cr_uyvy: 2
        default: 3
        }
    }

    func luminance(_ x: Int, _ y: Int) -> Double {
        let at = min(max(y, 0), height - 1) * stride + min(max(x, 0), width - 1) * Self.step(layout)
        switch layout {
        case cr_uyvy: return Double(bytes[at + 1])
        case cr_rgb:
            return (77 * Double(bytes[at]) + 150 * Double(bytes[at + 1]) + 29 * Double(bytes[at + 2])) / 256
        case cr_bgr:
            return (29 * Double(bytes[at]) + 150 * Double(bytes[at + 1]) + 77 * Double(bytes[at + 2])) / 256
        default: return Double(bytes[at])
        }
    }

    /// The mean over an upright rectangle, each pixel weighted by its area within it.
    func mean(_ x: ClosedRange<Double>, _ y: ClosedRange<Double>) -> Double {
        var total = 0.0
        for row in Int(y.lowerBound.rounded(.down))..<Int(y.upperBound.rounded(.up)) {
            let down = min(y.upperBound, Double(row + 1)) - max(y.lowerBound, Double(row))
            for column in Int(x.lowerBound.rounded(.down))..<Int(x.upperBound.rounded(.up)) {
                let across = min(x.upperBound, Double(column + 1)) - max(x.lowerBound, Double(column))
                total += across * down * luminance(column, row)
            }
        }
        return total / (x.upperBound - x.lowerBound) / (y.upperBound - y.lowerBound)
    }

    func reference(_ region: cr_region, columns: Int, rows: Int) -> [Double] {
        let (stepX, stepY) = (region.width / Double(columns), region.height / Double(rows))
        return (0..<rows).flatMap { row in
            (0..<columns).map { column in
                let (x, y) = (region.x + (Double(column) + 0.5) * stepX, region.y + (Double(row) + 0.5) * stepY)
                let (halfX, halfY) = (max(stepX, 1) / 2, max(stepY, 1) / 2)
                return mean(x - halfX...x + halfX, y - halfY...y + halfY)
            }
        }
    }

    /// Means of bilinear samples, at most 1.5 pixels apart, in the cells of a rotated region.
    func tiltedReference(_ region: cr_region, columns: Int, rows: Int) -> [Double] {
        let (sine, cosine) = (sin(region.tilt), cos(region.tilt))
        let (stepX, stepY) = (region.width / Double(columns), region.height / Double(rows))
        let (countX, countY) = (max(1, Int((stepX / 1.5).rounded(.up))), max(1, Int((stepY / 1.5).rounded(.up))))
        return (0..<rows * columns).map { cell in
            var total = 0.0
            for sample in 0..<countX * countY {
                let u = (Double(cell % columns) + (Double(sample % countX) + 0.5) / Double(countX)) * stepX
                let v = (Double(cell / columns) + (Double(sample / countX) + 0.5) / Double(countY)) * stepY
                let (right, down) = (u - region.width / 2, v - region.height / 2)
                total += bilinear(
                    region.x + region.width / 2 + right * cosine - down * sine,
                    region.y + region.height / 2 + right * sine + down * cosine)
            }
            return total / Double(countX * countY)
        }
    }

    private func bilinear(_ x: Double, _ y: Double) -> Double {
        let x = min(max(x - 0.5, 0), Double(width - 1))
        let y = min(max(y - 0.5, 0), Double(height - 1))
        let (x0, y0) = (Int(x), Int(y))
        let (across, down) = (x - Double(x0), y - Double(y0))
        let top = luminance(x0, y0) * (1 - across) + luminance(x0 + 1, y0) * across
        let low = luminance(x0, y0 + 1) * (1 - across) + luminance(x0 + 1, y0 + 1) * across
        return top * (1 - down) + low * down
    }

    func average(_ region: cr_region, columns: Int, rows: Int, mirrored: Bool = false) -> [Float] {
        var out = [Float](repeating: .nan, count: columns * rows)
        bytes.withUnsafeBufferPointer { bytes in
            var picture = cr_picture(
                pixels: bytes.baseAddress, width: Int32(width), height: Int32(height), stride: stride, layout: layout)
            var region = region
            #expect(cr_average(&picture, &region, Int32(columns), Int32(rows), mirrored, &out))
        }
        return out
    }
}

@Suite struct ResampleTests {
    static let layouts = [cr_grey, cr_yuyv, cr_uyvy, cr_rgb, cr_bgr]

    @Test func averagesByHand() {
        // 4x2 pixels into 2x1 cells: (10 + 20 + 50 + 60) / 4 and (30 + 40 + 70 + 80) / 4.
        let bytes: [UInt8] = [10, 20, 30, 40, 50, 60, 70, 80]
        var out = [Float](repeating: 0, count: 2)
        bytes.withUnsafeBufferPointer { bytes in
            var picture = cr_picture(pixels: bytes.baseAddress, width: 4, height: 2, stride: 4, layout: cr_grey)
            var whole = cr_region(x: 0, y: 0, width: 4, height: 2, tilt: 0)
            #expect(cr_average(&picture, &whole, 2, 1, false, &out))
            #expect(out == [35, 55])
            #expect(cr_average(&picture, &whole, 2, 1, true, &out))
            #expect(out == [55, 35])
            // Three pixels into two cells: (10 + 20 / 2) / 1.5 and (20 / 2 + 30) / 1.5.
            var part = cr_region(x: 0, y: 0, width: 3, height: 1, tilt: 0)
            #expect(cr_average(&picture, &part, 2, 1, false, &out))
            #expect(abs(out[0] - 20 / 1.5) < 1e-4 && abs(out[1] - 40 / 1.5) < 1e-4)
            // A cell outside repeats the edge: one column before the picture, one in it.
            var outside = cr_region(x: -1, y: -1, width: 2, height: 1, tilt: 0)
            #expect(cr_average(&picture, &outside, 2, 1, false, &out))
            #expect(out == [10, 10])
        }
    }

    @Test(arguments: 0..<5, 0..<40)
    func agreesWithPlainSums(layout: Int, seed: Int) {
        var generator = SeededGenerator(seed: UInt64(1000 * layout + seed))
        let picture = Picture(
            width: .random(in: 1...90, using: &generator), height: .random(in: 1...70, using: &generator),
            layout: Self.layouts[layout], padding: .random(in: 0...9, using: &generator), seed: UInt64(seed))
        let region = cr_region(
            x: .random(in: -30...80, using: &generator), y: .random(in: -30...60, using: &generator),
            width: .random(in: 0.5...120, using: &generator), height: .random(in: 0.5...120, using: &generator), tilt: 0
        )
        let columns = Int.random(in: 1...50, using: &generator)
        let rows = Int.random(in: 1...50, using: &generator)
        let expected = picture.reference(region, columns: columns, rows: rows)
        let found = picture.average(region, columns: columns, rows: rows)
        for (one, other) in zip(found, expected) { #expect(abs(Double(one) - other) < 0.01) }
        let mirrored = picture.average(region, columns: columns, rows: rows, mirrored: true)
        for row in 0..<rows {
            #expect(
                Array(mirrored[row * columns..<(row + 1) * columns])
                    == found[row * columns..<(row + 1) * columns].reversed())
        }
    }

    @Test func sumsMoreRowsThanSixteenBitsHold() {
        let picture = Picture(width: 40, height: 3000, layout: cr_grey, seed: 1)
        let region = cr_region(x: 0, y: 0, width: 40, height: 3000, tilt: 0)
        let expected = picture.reference(region, columns: 2, rows: 2)
        for (one, other) in zip(picture.average(region, columns: 2, rows: 2), expected) {
            #expect(abs(Double(one) - other) < 0.01)
        }
    }

    @Test func takesHeapMemoryForAVeryWidePicture() {
        let picture = Picture(width: 30_000, height: 2, layout: cr_rgb, seed: 2)
        let region = cr_region(x: 0.5, y: 0, width: 29_999, height: 2, tilt: 0)
        let expected = picture.reference(region, columns: 3, rows: 1)
        for (one, other) in zip(picture.average(region, columns: 3, rows: 1), expected) {
            #expect(abs(Double(one) - other) < 0.05)
        }
    }

    @Test(arguments: 0..<5)
    func regionsFarOutsideGiveTheEdge(layout: Int) {
        let picture = Picture(width: 20, height: 10, layout: Self.layouts[layout], seed: 3)
        for tilt in [0.0, 0.3] {
            let before = cr_region(x: -1e12, y: -1e300, width: 5, height: 5, tilt: tilt)
            let behind = cr_region(x: 1e300, y: 1e12, width: 5, height: 5, tilt: tilt)
            let (first, last) = (picture.luminance(0, 0), picture.luminance(19, 9))
            // Of a tilted region, single colours are rounded to whole luminances first.
            let tolerance = tilt == 0 || layout < 3 ? 0.01 : 0.51
            #expect(picture.average(before, columns: 3, rows: 3).allSatisfy { abs(Double($0) - first) < tolerance })
            #expect(picture.average(behind, columns: 3, rows: 3).allSatisfy { abs(Double($0) - last) < tolerance })
        }
    }

    @Test(arguments: 0..<5)
    func aFullTurnIsNoTurn(layout: Int) {
        // Smooth shades, where bilinear samples and exact areas may hardly differ.
        let side = 64
        let step = Picture.step(Self.layouts[layout])
        var bytes = [UInt8]()
        for y in 0..<side { for x in 0..<side { for _ in 0..<step { bytes.append(UInt8(20 + 2 * x + y)) } } }
        let turns = bytes.withUnsafeBufferPointer { bytes -> [[Float]] in
            var picture = cr_picture(
                pixels: bytes.baseAddress, width: 64, height: 64, stride: side * step, layout: Self.layouts[layout])
            return [0, 2 * Double.pi].map { tilt in
                var out = [Float](repeating: 0, count: 100)
                var region = cr_region(x: 10, y: 10, width: 40, height: 40, tilt: tilt)
                #expect(cr_average(&picture, &region, 10, 10, false, &out))
                return out
            }
        }
        for (upright, turned) in zip(turns[0], turns[1]) { #expect(abs(upright - turned) < 0.6) }
    }

    @Test(arguments: 0..<5, 0..<20)
    func tiltedCellsAreMeansOfBilinearSamples(layout: Int, seed: Int) {
        var generator = SeededGenerator(seed: UInt64(7000 + 100 * layout + seed))
        let picture = Picture(
            width: .random(in: 1...60, using: &generator), height: .random(in: 1...60, using: &generator),
            layout: Self.layouts[layout], padding: 3, seed: UInt64(seed))
        let region = cr_region(
            x: .random(in: -20...40, using: &generator), y: .random(in: -20...40, using: &generator),
            width: .random(in: 1...90, using: &generator), height: .random(in: 1...90, using: &generator),
            tilt: .random(in: -3...3, using: &generator))
        let columns = Int.random(in: 1...60, using: &generator)
        let rows = Int.random(in: 1...20, using: &generator)
        let found = picture.average(region, columns: columns, rows: rows)
        let expected = picture.tiltedReference(region, columns: columns, rows: rows)
        // Single colours are rounded to whole luminances first.
        for (one, other) in zip(found, expected) { #expect(abs(Double(one) - other) < (layout < 3 ? 0.01 : 0.51)) }
    }

    @Test func aLineOfVeryManyCellsIsDoneInParts() {
        let picture = Picture(width: 50, height: 4, layout: cr_grey, seed: 4)
        let region = cr_region(x: 0, y: 0, width: 50, height: 4, tilt: 0.01)
        let found = picture.average(region, columns: 3000, rows: 1)
        for (one, other) in zip(found, picture.tiltedReference(region, columns: 3000, rows: 1)) {
            #expect(abs(Double(one) - other) < 0.01)
        }
    }

    @Test func aQuarterTurnTakesTheLeftSideToTheTop() {
        // The region's own x axis points down in the picture when it is turned a quarter clockwise.
        let side = 20
        let bytes = (0..<side * side).map { UInt8($0 / side * 10) }
        var out = [Float](repeating: 0, count: 16)
        bytes.withUnsafeBufferPointer { bytes in
            var picture = cr_picture(pixels: bytes.baseAddress, width: 20, height: 20, stride: 20, layout: cr_grey)
            var region = cr_region(x: 6, y: 6, width: 8, height: 8, tilt: .pi / 2)
            #expect(cr_average(&picture, &region, 4, 4, false, &out))
        }
        for row in 0..<4 {
            // Cells of two pixels: rows 6 and 7 of the picture have a mean of 65, then 85, 105, 125.
            for column in 0..<4 { #expect(abs(out[4 * row + column] - Float(65 + 20 * column)) < 0.5) }
        }
    }
}
