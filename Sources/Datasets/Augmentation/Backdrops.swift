import Basics
import Imaging

/// A source of random backgrounds: parts of pictures without letters, and smooth noise.
package struct Backdrops: Sendable {
    /// The pictures whose parts are used; may be empty.
    package let pictures: [GreyImage]

    /// Creates a source of backgrounds from pictures; it gives only smooth noise if there are none.
    package init(pictures: [GreyImage]) {
        self.pictures = pictures
    }

    /// Fills a plane with a random background.
    package func draw(into plane: inout PixelPlane, using generator: inout SeededGenerator) {
        if !pictures.isEmpty, generator.happens(0.75) {
            fill(&plane, from: pictures[generator.index(below: pictures.count)], using: &generator)
        } else {
            let grid = 2 + generator.index(below: 12)
            let noise = GreyImage(
                width: grid, height: grid, pixels: (0..<(grid * grid)).map { _ in UInt8(generator.uniform(0...255)) })
            fill(&plane, from: noise, using: &generator)
        }
        // A negative gain swaps bright and dark, so that the network cannot learn a typical brightness of backgrounds.
        let gain = generator.about(1.2)
        let offset = 128 + generator.about(80)
        plane.values.withUnsafeMutableBufferPointer { values in
            for index in values.indices { values[index] = (values[index] - 128) * gain + offset }
        }
    }

    /// Fills the plane with a random square part of a picture, randomly rotated by 90 degrees and flipped.
    private func fill(_ plane: inout PixelPlane, from picture: GreyImage, using generator: inout SeededGenerator) {
        let (width, height) = (Float(picture.width), Float(picture.height))
        let half = min(width, height) / 2 * generator.uniform(0.3...1)
        let centre = SIMD2(
            half + (width - 2 * half) * generator.uniform(0...1), half + (height - 2 * half) * generator.uniform(0...1))
        var across = SIMD2<Float>(generator.happens(0.5) ? half : -half, 0)
        var down = SIMD2<Float>(0, generator.happens(0.5) ? half : -half)
        if generator.happens(0.3) { swap(&across, &down) }
        plane.fill(
            from: picture,
            through: Homography(centre: centre, across: across, down: down, perspective: (0, 0), side: plane.side))
    }
}
