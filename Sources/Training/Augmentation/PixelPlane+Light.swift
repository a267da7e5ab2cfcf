import Foundation
import Imaging

extension PixelPlane {
    /// Changes the light: a gradient over the picture, a shadow, then an exponent on brightness.
    mutating func light(within bounds: Augmentation, using chance: inout SeededGenerator) {
        if bounds.gradient > 0 {
            let angle = chance.about(.pi)
            let strength = chance.uniform(0...bounds.gradient)
            shade { x, y in 1 + strength * (x * cos(angle) + y * sin(angle)) }
        }
        if chance.happens(bounds.shadow) { castShadow(using: &chance) }
        if bounds.gamma > 0 { bend(exponent: exp(chance.about(bounds.gamma)), gain: chance.uniform(0.75...1.25)) }
    }

    /// Multiplies by a plane that is given by its values at the centre and along both axes, -1…1.
    private mutating func shade(_ factor: (Float, Float) -> Float) {
        let middle = factor(0, 0)
        let (across, down) = (factor(1, 0) - middle, factor(0, 1) - middle)
        let step = 2 / Float(side)
        for row in 0..<side {
            var value = middle + down * (Float(row) * step - 1) - across
            for column in 0..<side {
                values[row * side + column] *= value
                value += across * step
            }
        }
    }

    /// Darkens one side of a line, softly.
    private mutating func castShadow(using chance: inout SeededGenerator) {
        let angle = chance.about(.pi)
        let (nx, ny) = (cos(angle), sin(angle))
        let place = chance.about(0.7)
        let depth = chance.uniform(0.15...0.6)
        let softness = chance.uniform(2...20)
        let step = 2 / Float(side)
        for row in 0..<side {
            let y = Float(row) * step - 1
            for column in 0..<side {
                let x = Float(column) * step - 1
                let inside = min(max((nx * x + ny * y - place) * softness + 0.5, 0), 1)
                values[row * side + column] *= 1 - depth * inside
            }
        }
    }

    /// Raises brightness to a power; what gets brighter than white is cut off.
    private mutating func bend(exponent: Float, gain: Float) {
        let table = (0...255).map { 255 * pow(Float($0) / 255, exponent) }
        for index in values.indices {
            let value = min(max(values[index] * gain, 0), 255)
            values[index] = table[Int(value)]
        }
    }
}
