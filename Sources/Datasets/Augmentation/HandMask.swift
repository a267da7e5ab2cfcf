import Basics
import Imaging

/// A mask of the hand in a picture, drawn from its landmarks: 255 on the hand, 0 outside, with a soft edge.
///
/// Fingers and palm are capsules (all points within a radius of a line segment) around the bones. They are a little
/// wider than the flesh, since the landmarks are detected by a program and not exact. The mask usually includes a part
/// of the forearm.
package struct HandMask {
    /// The side of the mask in pixels; it covers the whole picture.
    package static let side = 64

    /// The mask as a picture.
    package var picture: GreyImage { GreyImage(width: HandMask.side, height: HandMask.side, pixels: pixels) }
    /// The number of mask pixels per pixel of the picture.
    package let scale: SIMD2<Float>
    private var pixels = [UInt8](repeating: 0, count: HandMask.side * HandMask.side)

    /// The landmarks of each finger, thumb first, base to tip.
    static let fingers = [[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12], [13, 14, 15, 16], [17, 18, 19, 20]]
    private static let palm = [(0, 1), (1, 2), (0, 5), (0, 9), (0, 13), (0, 17), (5, 9), (9, 13), (13, 17), (1, 5)]

    /// Draws the mask of a picture of `width` by `height` pixels whose hand has the given 21 landmarks.
    package init(landmarks: [SIMD2<Float>], width: Int, height: Int, using generator: inout SeededGenerator) {
        let side = Float(HandMask.side)
        scale = SIMD2(side / Float(width), side / Float(height))
        let scaled = landmarks.map { $0 * scale }
        func distance(_ one: Int, _ other: Int) -> Float { (scaled[one] - scaled[other]).length }
        // The largest of several distances in the palm is used, since foreshortening makes some of them smaller.
        let size = max(distance(0, 5), distance(0, 9), distance(0, 17), 1.3 * distance(5, 17))
        let feather = generator.uniform(1...2.5)
        let finger = size * generator.uniform(0.12...0.18)
        for chain in HandMask.fingers {
            for (from, to) in zip(chain, chain.dropFirst()) {
                addCapsule(scaled[from], scaled[to], radius: finger, feather: feather)
            }
        }
        for (from, to) in HandMask.palm {
            addCapsule(scaled[from], scaled[to], radius: size * 0.2, feather: feather)
        }
        if generator.happens(0.7) {
            let along = scaled[0] - (scaled[5] + scaled[9] + scaled[13] + scaled[17]) / 4
            let reach = 3 * side / max(along.length, 1)
            addCapsule(scaled[0], scaled[0] + along * reach, radius: size * 0.28, feather: feather)
        }
    }

    /// Adds a capsule around a line segment; overlapping capsules keep the larger value.
    private mutating func addCapsule(_ from: SIMD2<Float>, _ to: SIMD2<Float>, radius: Float, feather: Float) {
        let last = Float(HandMask.side - 1)
        let reach = radius + feather
        func bound(_ value: Float) -> Int { Int(min(max(value, 0), last)) }
        let (left, right) = (bound(min(from.x, to.x) - reach), bound(max(from.x, to.x) + reach))
        let (top, bottom) = (bound(min(from.y, to.y) - reach), bound(max(from.y, to.y) + reach))
        let along = to - from
        let inverse = 1 / max(along.squaredLength, 1e-6)
        pixels.withUnsafeMutableBufferPointer { pixels in
            for row in top...bottom {
                for column in left...right {
                    let point = SIMD2(Float(column) + 0.5, Float(row) + 0.5) - from
                    let share = min(max((point * along).sum() * inverse, 0), 1)
                    let away = (point - along * share).length
                    let value = UInt8(min(max((radius - away) / feather + 0.5, 0), 1) * 255)
                    let place = row * HandMask.side + column
                    pixels[place] = max(pixels[place], value)
                }
            }
        }
    }
}

extension SIMD2<Float> {
    fileprivate var squaredLength: Float { (self * self).sum() }
    fileprivate var length: Float { squaredLength.squareRoot() }
}
