#if canImport(Glibc)
    import Glibc
#endif

/// What JPEG does to a picture: eight by eight blocks lose fine detail.
///
/// The steps grow with frequency like those of the JPEG standard's luminance table (ITU-T T.81, annex K).
struct BlockCompression {
    /// Quantisation step of the lowest frequencies, in grey levels.
    let step: Float

    /// `basis[k * 8 + n]` of the orthonormal cosine transform.
    private static let basis: [Float] = (0..<64).map { index in
        let (frequency, place) = (index / 8, index % 8)
        let scale: Float = frequency == 0 ? 0.353_553_4 : 0.5
        return scale * cosf(Float(2 * place + 1) * Float(frequency) * .pi / 16)
    }

    /// Compresses and restores a square picture; blocks that do not fit whole stay as they are.
    func apply(to tones: inout [Float], side: Int) {
        var block = [Float](repeating: 0, count: 64)
        var other = block
        for top in stride(from: 0, to: side - 7, by: 8) {
            for left in stride(from: 0, to: side - 7, by: 8) {
                for y in 0..<8 { for x in 0..<8 { block[y * 8 + x] = tones[(top + y) * side + left + x] } }
                Self.transform(&block, &other, forward: true)
                for index in 0..<64 {
                    let size = step * (1 + 0.45 * Float(index / 8 + index % 8))
                    block[index] = (block[index] / size).rounded() * size
                }
                Self.transform(&block, &other, forward: false)
                for y in 0..<8 { for x in 0..<8 { tones[(top + y) * side + left + x] = block[y * 8 + x] } }
            }
        }
    }

    /// Transforms the rows, then the columns.
    private static func transform(_ block: inout [Float], _ other: inout [Float], forward: Bool) {
        for line in 0..<8 {
            for out in 0..<8 {
                var sum: Float = 0
                for place in 0..<8 {
                    sum += block[line * 8 + place] * basis[forward ? out * 8 + place : place * 8 + out]
                }
                other[out * 8 + line] = sum
            }
        }
        for line in 0..<8 {
            for out in 0..<8 {
                var sum: Float = 0
                for place in 0..<8 {
                    sum += other[line * 8 + place] * basis[forward ? out * 8 + place : place * 8 + out]
                }
                block[out * 8 + line] = sum
            }
        }
    }
}
