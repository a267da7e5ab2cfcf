import Basics
import Imaging

/// A webcam's faults: focus, exposure, tone, noise and compression, drawn once for a picture.
struct Sensor {
    /// How bright the hand comes out, against the room.
    let handExposure: Float
    private let gamma: Float
    private let contrast: Float
    private let lift: Float
    private let blur: Float
    private let noise: Float
    private let blockStep: Float?

    /// Draws a camera.
    init(_ generator: inout SeededGenerator) {
        handExposure = generator.number(in: 0.35...1.25)
        gamma = generator.number(in: 0.36...0.62)
        contrast = generator.number(in: 0.6...1.2)
        lift = generator.normal(deviation: 0.06)
        blur = generator.happens(withProbability: 0.6) ? generator.number(in: 0.3...1.4) : 0
        noise = generator.happens(withProbability: 0.7) ? generator.number(in: 0.3...6) : 0
        blockStep = generator.happens(withProbability: 0.4) ? generator.number(in: 2...9) : nil
    }

    /// What the camera makes of a room, in the wanted size.
    func picture(of room: Room, side: Int, _ generator: inout SeededGenerator) -> GreyImage {
        var tones = enlarged(room, side: side)
        if blur > 0 { soften(&tones, side: side) }
        for index in tones.indices {
            let toned = lift + contrast * (smoothed(tones[index]) - 0.5) + 0.5
            tones[index] = 255 * toned
        }
        if let blockStep { BlockCompression(step: blockStep).apply(to: &tones, side: side) }
        if noise > 0 {
            // The sum of four even numbers is close to a normal one, and quick.
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

    /// The camera's tone curve: a power, then a soft shoulder before white.
    private func smoothed(_ light: Float) -> Float {
        let tone = raised(light)
        return tone < 0.8 ? tone : 0.8 + 0.2 * (1 - 1 / (1 + (tone - 0.8) * 5))
    }

    /// Light to the power of gamma, from a table of roots: gamma lies between a third and two thirds.
    private func raised(_ light: Float) -> Float {
        let root = max(light, 0).squareRoot()
        let fourth = root.squareRoot()
        // 1/2 is the square root and 1/4 the fourth root, 3/4 their product: the curve between them.
        let place = (gamma - 0.25) * 4
        return place < 1 ? fourth + (root - fourth) * place : root + (root * fourth - root) * (place - 1)
    }

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

    /// Three-tap blur, twice in each direction.
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
