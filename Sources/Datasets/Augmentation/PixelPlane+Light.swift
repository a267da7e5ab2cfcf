import Basics
import FoundationEssentials
import Glibc

extension PixelPlane {
    /// Randomly changes the light: adds a gradient and a shadow, then applies a gain and gamma, or overexposes.
    package mutating func light(within bounds: Augmentation, using generator: inout SeededGenerator) {
        if bounds.gradient > 0 {
            let angle = generator.about(.pi)
            let strength = generator.uniform(0...bounds.gradient)
            shade { x, y in 1 + strength * (x * cos(angle) + y * sin(angle)) }
        }
        if generator.happens(bounds.shadow) { castShadow(using: &generator) }
        if generator.happens(bounds.overexposure) {
            bend(exponent: exp(generator.about(bounds.gamma)), gain: generator.uniform(1.25...2))
        } else if bounds.gamma > 0 {
            bend(exponent: exp(generator.about(bounds.gamma)), gain: generator.uniform(0.75...1.25))
        }
    }

    /// Multiplies by a linear function of the position, which is -1…1 along both axes.
    private mutating func shade(_ factor: (Float, Float) -> Float) {
        let middle = factor(0, 0)
        let (across, down) = (factor(1, 0) - middle, factor(0, 1) - middle)
        let step = 2 / Float(side)
        let side = side
        values.withUnsafeMutableBufferPointer { values in
            for row in 0..<side {
                let edge = middle + down * (Float(row) * step - 1) - across
                for column in 0..<side { values[row * side + column] *= edge + across * step * Float(column) }
            }
        }
    }

    /// Darkens one side of a random line, with a soft edge.
    private mutating func castShadow(using generator: inout SeededGenerator) {
        let angle = generator.about(.pi)
        let (nx, ny) = (cos(angle), sin(angle))
        let place = generator.about(0.7)
        let depth = generator.uniform(0.15...0.6)
        let softness = generator.uniform(2...20)
        let step = 2 / Float(side)
        let side = side
        values.withUnsafeMutableBufferPointer { values in
            for row in 0..<side {
                let away = ny * (Float(row) * step - 1) - nx - place
                for column in 0..<side {
                    let inside = min(max((away + nx * step * Float(column)) * softness + 0.5, 0), 1)
                    values[row * side + column] *= 1 - depth * inside
                }
            }
        }
    }

    /// Applies a gain and a gamma exponent; values beyond white are clipped.
    private mutating func bend(exponent: Float, gain: Float) {
        let table = (0...255).map { 255 * pow(Float($0) / 255, exponent) }
        let count = values.count
        values.withUnsafeMutableBufferPointer { values in
            table.withUnsafeBufferPointer { table in
                for index in 0..<count { values[index] = table[Int(min(max(values[index] * gain, 0), 255))] }
            }
        }
    }
}

extension PixelPlane {
    /// The bounds of haze, as from a dirty lens, and of glare, as from a lamp or window in view.
    private enum Bounds {
        static let haze: ClosedRange<Float> = 0.2...0.7
        static let airlight: ClosedRange<Float> = 90...255
        static let strength: ClosedRange<Float> = 60...220
        /// The radius as a share of the side.
        static let radius: ClosedRange<Float> = 0.08...0.45
    }

    /// Adds haze with a probability of 0.2, and a glare with a probability of 0.2.
    package mutating func glare(using generator: inout SeededGenerator) {
        if generator.happens(0.2) {
            haze(share: generator.uniform(Bounds.haze), airlight: generator.uniform(Bounds.airlight))
        }
        if generator.happens(0.2) {
            let place = SIMD2(generator.uniform(0...1), generator.uniform(0...1)) * Float(side)
            shine(
                at: place, radius: generator.uniform(Bounds.radius) * Float(side),
                strength: generator.uniform(Bounds.strength))
        }
    }

    /// Mixes every pixel with one grey level.
    mutating func haze(share: Float, airlight: Float) {
        values.withUnsafeMutableBufferPointer { values in
            for index in values.indices { values[index] += (airlight - values[index]) * share }
        }
    }

    /// Adds a Gaussian spot of light; values beyond white are clipped, as in a camera.
    mutating func shine(at place: SIMD2<Float>, radius: Float, strength: Float) {
        let side = side
        let across = (0..<side).map { exp(-pow((Float($0) + 0.5 - place.x) / radius, 2)) }
        values.withUnsafeMutableBufferPointer { values in
            for row in 0..<side {
                let down = strength * exp(-pow((Float(row) + 0.5 - place.y) / radius, 2))
                for column in 0..<side {
                    let pixel = row * side + column
                    values[pixel] = min(values[pixel] + down * across[column], 255)
                }
            }
        }
    }
}
