import Basics
import Glibc
import Imaging

/// A random webcam with its defects: focus, exposure, tone, noise and compression.
struct Sensor {
    /// The brightness of the hand in relation to the room.
    let handExposure: Float
    private let gamma: Float
    private let contrast: Float
    private let lift: Float
    private let blur: Float
    private let noise: Float
    private let blockStep: Float?

    /// Makes a random camera.
    init(using generator: inout SeededGenerator) {
        handExposure = generator.number(in: 0.35...1.25)
        gamma = generator.number(in: 0.36...0.62)
        contrast = generator.number(in: 0.6...1.2)
        lift = generator.normal(deviation: 0.06)
        blur = generator.happens(withProbability: 0.6) ? generator.number(in: 0.3...1.4) : 0
        noise = generator.happens(withProbability: 0.7) ? generator.number(in: 0.3...6) : 0
        blockStep = generator.happens(withProbability: 0.4) ? generator.number(in: 2...9) : nil
    }

    /// Takes a picture of a room, with `side` pixels in both directions.
    func picture(of room: Room, side: Int, using generator: inout SeededGenerator) -> GreyImage {
        var tones = enlarged(room, side: side)
        if blur > 0 { soften(&tones, side: side) }
        for index in tones.indices {
            let toned = lift + contrast * (toneMapped(tones[index]) - 0.5) + 0.5
            tones[index] = 255 * toned
        }
        if let blockStep { BlockCompression(step: blockStep).apply(to: &tones, side: side) }
        if noise > 0 {
            // The sum of four uniform numbers is close to a normal one and fast.
            for index in tones.indices {
                let bits = generator.next()
                let sum =
                    Float(bits & 0xffff) + Float(bits >> 16 & 0xffff) + Float(bits >> 32 & 0xffff)
                    + Float(bits >> 48)
                tones[index] += (sum / 65536 - 2) * 1.73 * noise
            }
        }
        return GreyImage(width: side, height: side, pixels: tones.map { UInt8(min(max($0 + 0.5, 0), 255)) })
    }

    /// The tone curve of the camera: a power, then a soft shoulder before white.
    private func toneMapped(_ light: Float) -> Float {
        let tone = raised(light)
        return tone < 0.8 ? tone : 0.8 + 0.2 * (1 - 1 / (1 + (tone - 0.8) * 5))
    }

    /// Approximates light to the power of gamma with roots; gamma is between a third and two thirds.
    private func raised(_ light: Float) -> Float {
        let root = max(light, 0).squareRoot()
        let fourth = root.squareRoot()
        // The exponents 1/4, 1/2 and 3/4 are the fourth root, the square root and their product; in between, linear.
        let place = (gamma - 0.25) * 4
        return place < 1 ? fourth + (root - fourth) * place : root + (root * fourth - root) * (place - 1)
    }

    /// Enlarges the room to the size of the picture, with linear interpolation.
    private func enlarged(_ room: Room, side: Int) -> [Float] {
        let step = Float(room.side) / Float(side)
        var result = [Float](repeating: 0, count: side * side)
        for y in 0..<side {
            let placeY = min(max((Float(y) + 0.5) * step - 0.5, 0), Float(room.side - 1))
            let row = min(Int(placeY), max(room.side - 2, 0))
            let down = placeY - Float(row)
            for x in 0..<side {
                let placeX = min(max((Float(x) + 0.5) * step - 0.5, 0), Float(room.side - 1))
                let column = min(Int(placeX), max(room.side - 2, 0))
                let right = placeX - Float(column)
                let corner = row * room.side + column
                let above = room.light[corner] + (room.light[corner + 1] - room.light[corner]) * right
                let next = corner + room.side
                let below = room.light[next] + (room.light[next + 1] - room.light[next]) * right
                result[y * side + x] = above + (below - above) * down
            }
        }
        return result
    }

    /// Blurs with three taps, twice in each direction.
    private func soften(_ tones: inout [Float], side: Int) {
        let edge = min(blur * blur / 4, 0.33)
        var other = tones
        for _ in 0..<2 {
            for y in 0..<side {
                for x in 0..<side {
                    let index = y * side + x
                    let left = tones[x > 0 ? index - 1 : index]
                    let right = tones[x + 1 < side ? index + 1 : index]
                    other[index] = tones[index] + edge * (left + right - 2 * tones[index])
                }
            }
            for y in 0..<side {
                for x in 0..<side {
                    let index = y * side + x
                    let above = other[y > 0 ? index - side : index]
                    let below = other[y + 1 < side ? index + side : index]
                    tones[index] = other[index] + edge * (above + below - 2 * other[index])
                }
            }
        }
    }
}

/// The artefacts of JPEG: blocks of eight by eight pixels lose fine detail.
///
/// Quantisation steps grow with frequency as in the luminance table of the JPEG standard (ITU-T T.81, annex K).
struct BlockCompression {
    /// The quantisation step of the lowest frequencies in grey levels.
    let step: Float

    /// The orthonormal cosine transform: `basis[frequency * 8 + position]`.
    private static let basis: [Float] = (0..<64).map { index in
        let (frequency, place) = (index / 8, index % 8)
        let scale: Float = frequency == 0 ? 0.353_553_4 : 0.5
        return scale * cosf(Float(2 * place + 1) * Float(frequency) * .pi / 16)
    }

    /// Compresses and restores a square picture; incomplete blocks at the edges stay as they are.
    func apply(to tones: inout [Float], side: Int) {
        var block = [Float](repeating: 0, count: 64)
        var scratch = block
        for top in stride(from: 0, to: side - 7, by: 8) {
            for left in stride(from: 0, to: side - 7, by: 8) {
                for y in 0..<8 { for x in 0..<8 { block[y * 8 + x] = tones[(top + y) * side + left + x] } }
                Self.transform(&block, &scratch, forward: true)
                for index in 0..<64 {
                    let size = step * (1 + 0.45 * Float(index / 8 + index % 8))
                    block[index] = (block[index] / size).rounded() * size
                }
                Self.transform(&block, &scratch, forward: false)
                for y in 0..<8 { for x in 0..<8 { tones[(top + y) * side + left + x] = block[y * 8 + x] } }
            }
        }
    }

    /// Transforms the rows, then the columns; `scratch` has room for one block.
    private static func transform(_ block: inout [Float], _ scratch: inout [Float], forward: Bool) {
        for line in 0..<8 {
            for out in 0..<8 {
                var sum: Float = 0
                for place in 0..<8 {
                    sum += block[line * 8 + place] * basis[forward ? out * 8 + place : place * 8 + out]
                }
                scratch[out * 8 + line] = sum
            }
        }
        for line in 0..<8 {
            for out in 0..<8 {
                var sum: Float = 0
                for place in 0..<8 {
                    sum += scratch[line * 8 + place] * basis[forward ? out * 8 + place : place * 8 + out]
                }
                block[out * 8 + line] = sum
            }
        }
    }
}
