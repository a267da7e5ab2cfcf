import Testing

@testable import Recognition

@Suite struct LocalContrastTests {
    private func normalised(
        _ values: [Float], columns: Int, rows: Int, cell: Int, floor: Float = 8
    ) -> [Float] {
        var values = values
        values.withUnsafeMutableBufferPointer {
            LocalContrast(cell: cell, floor: floor).takeOut(of: $0, columns: columns, rows: rows)
        }
        return values
    }

    /// A grid of values drawn from their place.
    private func grid(_ columns: Int, _ rows: Int, _ value: (Int, Int) -> Float) -> [Float] {
        (0..<rows).flatMap { row in (0..<columns).map { value($0, row) } }
    }

    @Test func oneCellTakesTheWholePictureTogether() {
        // Half 100, half 200: mean 150, deviation 50.
        let values = grid(8, 6) { x, _ in x < 4 ? 100 : 200 }
        #expect(normalised(values, columns: 8, rows: 6, cell: 8) == values.map { ($0 - 150) / 50 })
    }

    @Test func cellsByHand() {
        // Two cells of two values: means 10 and 40, squares 200 and 1700. Each weighs 3 and its neighbour 2:
        // means 22 and 28, squares 800 and 1100, variances 316 and 316. At a quarter of the way from one cell's
        // centre to the next the mean is 23.5.
        let values = normalised([0, 20, 30, 50], columns: 4, rows: 1, cell: 2, floor: 1)
        let differences: [Float] = [-22, -3.5, 3.5, 22]
        for (value, difference) in zip(values, differences) {
            #expect(abs(value - difference / Float(316).squareRoot()) < 1e-5)
        }
    }

    @Test func whatIsFarAwayDoesNotCount() {
        // A faint pattern before a dark wall; then a window shines at the other end.
        let faint = grid(100, 20) { x, y in Float(60 + (x + y) % 2 * 20) }
        let lit = grid(100, 20) { x, y in x < 60 ? faint[y * 100 + x] : 255 }
        let before = normalised(faint, columns: 100, rows: 20, cell: 5)
        let after = normalised(lit, columns: 100, rows: 20, cell: 5)
        for row in 0..<20 { #expect(before[row * 100..<row * 100 + 40] == after[row * 100..<row * 100 + 40]) }
        // Seen as a whole, nothing of the pattern would be left beside the window.
        let whole = normalised(lit, columns: 100, rows: 20, cell: 100)
        #expect(abs(whole[1] - whole[0]) < 0.3 && abs(after[1] - after[0]) > 1.5)
    }

    @Test func theFloorLimitsWhatIsBlownUp() {
        let noise = grid(20, 20) { x, y in 100 + ((x + y) % 2 == 0 ? -2 : 2) }
        let values = normalised(noise, columns: 20, rows: 20, cell: 5, floor: 8)
        // Cells of 25 values have no equal numbers of both, so that their means lie a little off.
        #expect(values.allSatisfy { abs(abs($0) - 0.25) < 0.02 })
        #expect(normalised(grid(20, 20) { _, _ in 77 }, columns: 20, rows: 20, cell: 5).allSatisfy { $0 == 0 })
    }

    @Test(arguments: [(1, 1, 5), (1, 30, 5), (13, 7, 5), (50, 50, 1), (3, 3, 100), (128, 72, 8)])
    func anySizeGivesNumbers(columns: Int, rows: Int, cell: Int) {
        let values = grid(columns, rows) { x, y in Float((x * 31 + y * 17) % 256) }
        #expect(normalised(values, columns: columns, rows: rows, cell: cell).allSatisfy { $0.isFinite })
    }

    @Test func brightnessAndGainDoNotMatter() {
        let values = grid(50, 50) { x, y in Float((x * 7 + y * y) % 100) + 40 }
        let other = values.map { $0 * 1.5 + 10 }
        for (one, two) in zip(
            normalised(values, columns: 50, rows: 50, cell: 5), normalised(other, columns: 50, rows: 50, cell: 5))
        {
            #expect(abs(one - two) < 1e-3)
        }
    }
}
