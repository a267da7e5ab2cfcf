import Basics
import Imaging

extension PixelPlane {
    /// Randomly blurs or sharpens the plane.
    package mutating func focus(within bounds: Augmentation, using generator: inout SeededGenerator) {
        if generator.happens(bounds.blur) {
            if generator.happens(0.5) {
                for _ in 0..<(1 + generator.index(below: 6)) { soften() }
            } else {
                smear(length: 3 + 2 * generator.index(below: 4), across: generator.happens(0.5))
            }
        } else if generator.happens(bounds.sharpen) {
            let before = values
            soften()
            let amount = generator.uniform(0.3...1.5)
            for index in values.indices { values[index] = before[index] + amount * (before[index] - values[index]) }
        }
    }

    /// Blurs with weights 1, 2, 1 along both axes; edge pixels are repeated.
    mutating func soften() {
        let side = side
        values.withUnsafeMutableBufferPointer { values in
            spare.withUnsafeMutableBufferPointer { spare in
                for row in 0..<side {
                    let base = row * side
                    for column in 0..<side {
                        let left = values[base + max(column - 1, 0)]
                        let right = values[base + min(column + 1, side - 1)]
                        spare[base + column] = 0.25 * (left + right) + 0.5 * values[base + column]
                    }
                }
                for row in 0..<side {
                    let above = max(row - 1, 0) * side
                    let below = min(row + 1, side - 1) * side
                    for column in 0..<side {
                        values[row * side + column] =
                            0.25 * (spare[above + column] + spare[below + column]) + 0.5 * spare[row * side + column]
                    }
                }
            }
        }
    }

    /// Averages over an odd number of pixels along one axis, like motion blur; edge pixels are repeated.
    mutating func smear(length: Int, across: Bool) {
        let reach = length / 2
        let step = across ? 1 : side
        let line = across ? side : 1
        let last = side - 1
        let share = 1 / Float(length)
        swap(&values, &spare)
        values.withUnsafeMutableBufferPointer { values in
            spare.withUnsafeBufferPointer { spare in
                for index in 0...last {
                    let base = index * line
                    var sum: Float = 0
                    for offset in -reach...reach { sum += spare[base + min(max(offset, 0), last) * step] }
                    for place in 0...last {
                        values[base + place * step] = sum * share
                        let entering = spare[base + min(place + reach + 1, last) * step]
                        sum += entering - spare[base + max(place - reach, 0) * step]
                    }
                }
            }
        }
    }
}
