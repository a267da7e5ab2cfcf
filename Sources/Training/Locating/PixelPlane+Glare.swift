import Foundation
import Imaging

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
    mutating func glare(using generator: inout SeededGenerator) {
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
