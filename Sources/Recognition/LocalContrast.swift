/// Takes brightness and contrast out of a picture place by place, so that a hand before a bright window, or one half in
/// the sun, is seen as well as one in even light.
///
/// From every value the mean of its neighbourhood is subtracted, and the rest divided by the neighbourhood's standard
/// deviation, but never by less than a floor, so that the noise of a blank wall is not blown up. Both are taken over a
/// grid of cells, weighed over five cells along each axis by 1 2 3 2 1, and interpolated between the cells' centres. One
/// cell as large as the picture takes out the contrast of the whole.
struct LocalContrast {
    /// Side of a cell in values; the cells are made equal, so theirs may differ a little.
    let cell: Int
    /// The least standard deviation that is divided by, in steps of luminance.
    let floor: Float

    /// How much the cells about one weigh, by their distance.
    private static let weights: [Float] = [3, 2, 1]

    /// Normalises `[rows, columns]` values, none of which is infinite.
    func takeOut(of values: UnsafeMutableBufferPointer<Float>, columns: Int, rows: Int) {
        let across = Axis(length: columns, cell: cell)
        let down = Axis(length: rows, cell: cell)
        let count = across.cells * down.cells
        withUnsafeTemporaryAllocation(of: SIMD2<Float>.self, capacity: 2 * count + across.cells) { scratch in
            let cells = UnsafeMutableBufferPointer(rebasing: scratch[0..<count])
            let spare = UnsafeMutableBufferPointer(rebasing: scratch[count..<2 * count])
            let line = UnsafeMutableBufferPointer(rebasing: scratch[(2 * count)...])
            measure(values, columns: columns, across, down, into: cells)
            smooth(cells, into: spare, across.cells, stride: 1, lines: down.cells, step: across.cells)
            smooth(spare, into: cells, down.cells, stride: across.cells, lines: across.cells, step: 1)
            for index in cells.indices {
                let (mean, square) = (cells[index].x, cells[index].y)
                cells[index].y = 1 / max(max(square - mean * mean, 0).squareRoot(), floor)
            }
            for row in 0..<rows {
                let (upper, share) = down.place(row)
                let lower = min(upper + 1, down.cells - 1)
                for index in line.indices {
                    let (a, b) = (cells[upper * across.cells + index], cells[lower * across.cells + index])
                    line[index] = a + (b - a) * share
                }
                for column in 0..<columns {
                    let (left, share) = across.place(column)
                    let (a, b) = (line[left], line[min(left + 1, across.cells - 1)])
                    let local = a + (b - a) * share
                    values[row * columns + column] = (values[row * columns + column] - local.x) * local.y
                }
            }
        }
    }

    /// The mean of each cell's values and of their squares.
    private func measure(
        _ values: UnsafeMutableBufferPointer<Float>, columns: Int, _ across: Axis, _ down: Axis,
        into cells: UnsafeMutableBufferPointer<SIMD2<Float>>
    ) {
        for y in 0..<down.cells {
            for x in 0..<across.cells {
                var sum = SIMD2<Float>.zero
                for row in down.range(y) {
                    for column in across.range(x) {
                        let value = values[row * columns + column]
                        sum += SIMD2(value, value * value)
                    }
                }
                cells[y * across.cells + x] = sum / Float(down.range(y).count * across.range(x).count)
            }
        }
    }

    /// Weighs the cells along one axis; beyond the edges there are none.
    private func smooth(
        _ cells: UnsafeMutableBufferPointer<SIMD2<Float>>, into smoothed: UnsafeMutableBufferPointer<SIMD2<Float>>,
        _ count: Int, stride: Int, lines: Int, step: Int
    ) {
        let reach = Self.weights.count - 1
        for line in 0..<lines {
            for index in 0..<count {
                var (sum, total) = (SIMD2<Float>.zero, Float(0))
                for other in max(index - reach, 0)...min(index + reach, count - 1) {
                    let weight = Self.weights[abs(other - index)]
                    sum += cells[line * step + other * stride] * weight
                    total += weight
                }
                smoothed[line * step + index * stride] = sum / total
            }
        }
    }

    /// One axis of the picture, parted into cells that are as alike as can be.
    private struct Axis {
        let length: Int
        let cells: Int

        init(length: Int, cell: Int) {
            self.length = length
            cells = max(1, (length + cell / 2) / cell)
        }

        func range(_ cell: Int) -> Range<Int> { cell * length / cells..<(cell + 1) * length / cells }

        /// The last cell whose centre does not lie behind a value, and the next one's share in it.
        func place(_ index: Int) -> (cell: Int, share: Float) {
            let place = (Float(index) + 0.5) * Float(cells) / Float(length) - 0.5
            let cell = min(max(Int(place), 0), cells - 1)
            return (cell, min(max(place - Float(cell), 0), 1))
        }
    }
}
