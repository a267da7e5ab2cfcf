import Basics
import Foundation

extension PixelPlane {
    /// Changes the light: a gradient over the picture, a shadow, then an exponent on brightness, or too long an exposure.
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

    /// Multiplies by a plane that is given by its values at the centre and along both axes, -1…1.
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

    /// Darkens one side of a line, softly.
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

    /// Raises brightness to a power; what gets brighter than white is cut off.
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
    /// Bounds of what a lamp or a window in view and a smeared lens do to a picture.
    private enum Bounds {
        static let haze: ClosedRange<Float> = 0.2...0.7
        static let airlight: ClosedRange<Float> = 90...255
        static let strength: ClosedRange<Float> = 60...220
        /// Of the side.
        static let radius: ClosedRange<Float> = 0.08...0.45
    }

    /// Now and then lays haze over the picture, or lets a light shine into it.
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

    /// Mixes every pixel with one shade.
    mutating func haze(share: Float, airlight: Float) {
        values.withUnsafeMutableBufferPointer { values in
            for index in values.indices { values[index] += (airlight - values[index]) * share }
        }
    }

    /// Adds a bell of light; what gets brighter than white is cut off, as in a camera.
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
