import Basics
import Imaging

/// A square picture in floating point, used during augmentation; 0 is black, 255 white.
package struct PixelPlane {
    /// The side in pixels.
    package let side: Int
    /// The pixels, `[side, side]`.
    package var values: [Float]
    /// Scratch memory of the same size.
    var spare: [Float]

    /// Creates a black plane.
    package init(side: Int) {
        self.side = side
        values = [Float](repeating: 0, count: side * side)
        spare = values
    }

    /// Fills the plane with a transformed picture, with bilinear interpolation; the picture's edge pixels are repeated.
    ///
    /// - Parameter elastic: a distortion of the plane's coordinates that is applied before the map.
    package mutating func fill(from image: GreyImage, through map: Homography, elastic: Elastic? = nil) {
        let side = side
        var offsets = [Float](repeating: 0, count: side)
        var drops = offsets
        let width = image.width
        let rightmost = Float(image.width - 1)
        let lowest = Float(image.height - 1)
        image.pixels.withUnsafeBufferPointer { source in
            values.withUnsafeMutableBufferPointer { target in
                for v in 0..<side {
                    elastic?.displacements(row: v, across: &offsets, down: &drops)
                    for u in 0..<side {
                        let from = map.source(Float(u) + offsets[u], Float(v) + drops[u])
                        let x = min(max(from.x, 0), rightmost)
                        let y = min(max(from.y, 0), lowest)
                        let left = Int(x)
                        let top = Int(y)
                        let (fx, fy) = (x - Float(left), y - Float(top))
                        let at = top * width + left
                        let right = x < rightmost ? 1 : 0
                        let below = y < lowest ? width : 0
                        let (a, b) = (Float(source[at]), Float(source[at + right]))
                        let (c, d) = (Float(source[at + below]), Float(source[at + below + right]))
                        let upper = a + (b - a) * fx
                        let lower = c + (d - c) * fx
                        target[v * side + u] = upper + (lower - upper) * fy
                    }
                }
            }
        }
    }

    /// Blends with another plane: `behind` where `cover` is 0, this plane with gain and offset where it is 255.
    package mutating func paste(gain: Float, offset: Float, through cover: PixelPlane, over behind: PixelPlane) {
        let count = values.count
        values.withUnsafeMutableBufferPointer { values in
            cover.values.withUnsafeBufferPointer { cover in
                behind.values.withUnsafeBufferPointer { behind in
                    for index in 0..<count {
                        let own = values[index] * gain + offset
                        values[index] = behind[index] + (own - behind[index]) * (cover[index] * (1 / 255))
                    }
                }
            }
        }
    }

    /// Covers a random rectangle with one grey level.
    mutating func coverRectangle(using generator: inout SeededGenerator) {
        let width = Int(generator.uniform(0.1...0.35) * Float(side))
        let height = Int(generator.uniform(0.1...0.35) * Float(side))
        let left = generator.index(below: side - width + 1)
        let top = generator.index(below: side - height + 1)
        let shade = generator.uniform(0...255)
        for row in top..<(top + height) {
            for column in left..<(left + width) { values[row * side + column] = shade }
        }
    }

    /// Returns the plane as a picture, with noise of the given standard deviation in grey levels.
    package func picture(noise: Float, using generator: inout SeededGenerator) -> GreyImage {
        let side = side
        var starts: [Int] = []
        // Each row starts at a random position in the table, so that no pattern repeats.
        for _ in 0..<side { starts.append(generator.index(below: NoiseTable.count - side)) }
        let pixels = [UInt8](unsafeUninitializedCapacity: side * side) { pixels, count in
            count = side * side
            values.withUnsafeBufferPointer { values in
                NoiseTable.shared.withUnsafeBufferPointer { table in
                    for row in 0..<side {
                        let start = starts[row]
                        for column in 0..<side {
                            let value = values[row * side + column] + noise * table[start + column]
                            pixels[row * side + column] = UInt8(min(max(value, 0), 255) + 0.5)
                        }
                    }
                }
            }
        }
        return GreyImage(width: side, height: side, pixels: pixels)
    }
}

/// A table of normally distributed numbers, which is much faster to read than to draw them.
enum NoiseTable {
    /// The number of entries.
    static let count = 8192

    /// The numbers, with mean 0 and standard deviation 1; each is a sum of twelve uniform draws.
    static let shared: [Float] = {
        var generator = SeededGenerator(seed: 0x6E6F_6973_65)
        return (0..<count).map { _ in (0..<12).reduce(-6) { sum, _ in sum + generator.uniform(0...1) } }
    }()
}
