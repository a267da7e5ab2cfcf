import Basics
import FoundationEssentials
import Glibc
import Imaging

/// A projective map from pixels (u, v) of a target picture to pixels (x, y) of its source picture.
package struct Homography: Equatable {
    /// The coefficients of x, which is `(x.0 * u + x.1 * v + x.2) / (w.0 * u + w.1 * v + 1)`.
    package var x: (Float, Float, Float)
    /// The coefficients of y.
    package var y: (Float, Float, Float)
    /// The first two coefficients of the denominator; the third is 1.
    var w: (Float, Float)

    package static func == (one: Homography, other: Homography) -> Bool {
        one.x == other.x && one.y == other.y && one.w == other.w
    }

    /// Returns the source point of a target pixel.
    package func source(_ u: Float, _ v: Float) -> SIMD2<Float> {
        let scale = 1 / (w.0 * u + w.1 * v + 1)
        return SIMD2((x.0 * u + x.1 * v + x.2) * scale, (y.0 * u + y.1 * v + y.2) * scale)
    }

    /// Returns the target point of a source point.
    package func target(_ point: SIMD2<Float>) -> SIMD2<Float> {
        // Two linear equations in u and v, solved by Cramer's rule.
        let (a, b, c) = (x.0 - point.x * w.0, x.1 - point.x * w.1, point.x - x.2)
        let (d, e, f) = (y.0 - point.y * w.0, y.1 - point.y * w.1, point.y - y.2)
        let determinant = a * e - b * d
        return SIMD2((c * e - b * f) / determinant, (a * f - c * d) / determinant)
    }

    /// Returns the map into a source picture that is resized by `factor`.
    package func scaled(by factor: SIMD2<Float>) -> Homography {
        // A pixel centre at p moves to (p + 0.5) * factor - 0.5; the constant is multiplied by the denominator.
        func row(_ row: (Float, Float, Float), _ factor: Float) -> (Float, Float, Float) {
            let constant = 0.5 * factor - 0.5
            return (
                row.0 * factor + constant * w.0, row.1 * factor + constant * w.1, row.2 * factor + constant
            )
        }
        return Homography(x: row(x, factor.x), y: row(y, factor.y), w: w)
    }

    /// Draws a map that shows `region` upright in a picture of `side` pixels, with random changes within bounds.
    package static func drawn(
        within bounds: Augmentation, about region: Region, side: Int, using generator: inout SeededGenerator
    ) -> Homography {
        let half = Float(region.width) / 2 * exp(generator.about(bounds.scale))
        let stretch = exp(generator.about(bounds.aspect) / 2)
        let angle = Float(region.tilt) + generator.about(bounds.tilt)
        let lean = generator.about(bounds.shear)
        let centre = SIMD2<Float>(
            Float(region.x + region.width / 2) + Float(region.width) * generator.about(bounds.shift),
            Float(region.y + region.height / 2) + Float(region.height) * generator.about(bounds.shift))
        let perspective = (generator.about(bounds.perspective), generator.about(bounds.perspective))
        // In units of half the side around the centre: first stretch and shear, then rotation.
        let across = SIMD2(cos(angle), sin(angle)) * (half * stretch)
        let down = SIMD2(-sin(angle) + lean * cos(angle), cos(angle) + lean * sin(angle)) * (half / stretch)
        return Homography(centre: centre, across: across, down: down, perspective: perspective, side: side)
    }

    /// Creates a map from a centre and two vectors in the source picture.
    ///
    /// - Parameters:
    ///   - centre: The source point of the target's middle, in pixels from the picture's edges.
    ///   - across: The vector from the centre to the source point of the middle of the target's right edge.
    ///   - down: The vector from the centre to the source point of the middle of the target's lower edge.
    ///   - perspective: The relative increase in depth from the centre to the right and to the lower edge.
    ///   - side: The side of the target picture in pixels.
    package init(centre: SIMD2<Float>, across: SIMD2<Float>, down: SIMD2<Float>, perspective: (Float, Float), side: Int)
    {
        // With p = (2 (u + 0.5) - side) / side, and q likewise from v, the source is
        // centre + (across * p + down * q) / (1 + perspective · (p, q)).
        let step = 2 / Float(side)
        let origin = (1 - Float(side)) / Float(side)
        let middle = centre - 0.5
        let base = 1 + (perspective.0 + perspective.1) * origin
        let w = (perspective.0 * step / base, perspective.1 * step / base)
        func row(_ axis: Int) -> (Float, Float, Float) {
            let (a, b, c) = (across[axis], down[axis], middle[axis])
            return (
                (a + c * perspective.0) * step / base, (b + c * perspective.1) * step / base,
                ((a + b) * origin + c * base) / base
            )
        }
        self.init(x: row(0), y: row(1), w: w)
    }

    private init(x: (Float, Float, Float), y: (Float, Float, Float), w: (Float, Float)) {
        self.x = x
        self.y = y
        self.w = w
    }
}
