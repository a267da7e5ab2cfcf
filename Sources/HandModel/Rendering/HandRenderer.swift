import Glibc
import Imaging

/// Renders coloured pictures of hands.
public enum HandRenderer {
    /// Renders a hand in front of a backdrop.
    ///
    /// - Parameter supersampling: rays through every pixel in each direction; 1 is fast, 2 is smooth.
    public static func picture(
        of scene: HandScene, camera: Camera, width: Int, height: Int, backdrop: Backdrop = .wall,
        supersampling: Int = 2
    ) -> RGBImage {
        let factor = max(supersampling, 1)
        let fine = Camera(
            distance: camera.distance, focal: camera.focal * Float(factor),
            centreX: camera.centreX * Float(factor), centreY: camera.centreY * Float(factor))
        let layer = HandLayer(scene, camera: fine, width: width * factor, height: height * factor)
        var image = RGBImage(width: width, height: height)
        let share = 1 / Float(factor * factor)
        for y in 0..<height {
            for x in 0..<width {
                var sum = SIMD4<Float>(repeating: 0)
                for row in 0..<factor {
                    let start = (y * factor + row) * layer.width + x * factor
                    for column in 0..<factor { sum += layer.pixels[start + column] }
                }
                sum *= share
                let behind =
                    sum.w < 1
                    ? backdrop.colour(
                        atX: (Float(x) + 0.5) / Float(width), y: (Float(y) + 0.5) / Float(height))
                    : SIMD3(repeating: 0)
                image.setPixel(x, y, linear: SIMD3(sum.x, sum.y, sum.z) + behind * (1 - sum.w))
            }
        }
        return image
    }

    /// Renders a hand in the middle of a square picture.
    ///
    /// - Parameters:
    ///   - side: width and height in pixels.
    ///   - share: the share of the side that the larger side of the hand's box takes.
    public static func portrait(
        of scene: HandScene, side: Int, share: Float = 0.62, backdrop: Backdrop = .wall,
        supersampling: Int = 2
    ) -> RGBImage {
        let skeleton = HandSkeleton(pose: scene.pose, shape: scene.shape)
        let camera = Camera(framing: skeleton.landmarks, distance: 60, side: side, share: share)
        return picture(
            of: scene, camera: camera, width: side, height: side, backdrop: backdrop,
            supersampling: supersampling)
    }

    /// Returns the sRGB byte of linear light, from a table of 4096 steps (IEC 61966-2-1).
    static func encoded(_ light: Float) -> UInt8 {
        table[Int(min(max(light, 0), 1) * 4095 + 0.5)]
    }

    private static let table: [UInt8] = (0..<4096).map { step in
        let light = Float(step) / 4095
        let tone = light <= 0.003_130_8 ? 12.92 * light : 1.055 * powf(light, 1 / 2.4) - 0.055
        return UInt8(tone * 255 + 0.5)
    }
}

extension RGBImage {
    /// Sets a pixel to linear light; values close to white are compressed smoothly.
    mutating func setPixel(_ x: Int, _ y: Int, linear: SIMD3<Float>) {
        let start = 3 * (y * width + x)
        for channel in 0..<3 {
            let light = linear[channel]
            let held = light < 0.7 ? light : 0.7 + 0.3 * (1 - 1 / (1 + (light - 0.7) / 0.3))
            pixels[start + channel] = HandRenderer.encoded(held)
        }
    }
}

/// A rendered hand without a background: linear light and coverage.
public struct HandLayer: Sendable {
    /// Width in pixels.
    public let width: Int
    /// Height in pixels.
    public let height: Int
    /// Linear red, green and blue multiplied by the coverage, then the coverage 0…1; `[height, width]`.
    public private(set) var pixels: [SIMD4<Float>]

    /// Renders a hand.
    public init(_ scene: HandScene, camera: Camera, width: Int, height: Int) {
        self.width = width
        self.height = height
        let skeleton = HandSkeleton(pose: scene.pose, shape: scene.shape)
        let body = HandBody(skeleton: skeleton, shape: scene.shape, sleeve: scene.sleeve, ring: scene.ring)
        let field = DistanceField(body.groups)
        let tracer = Tracer(field: field, camera: camera, width: width, height: height, light: scene.lights.key)
        let shader = HandShader(
            skeleton: skeleton, shape: scene.shape, skin: scene.skin, rig: scene.lights,
            sleeveColour: scene.sleeveColour)
        pixels = [SIMD4<Float>](repeating: SIMD4(repeating: 0), count: width * height)
        pixels.withUnsafeMutableBufferPointer { pixels in
            tracer.trace { hit in
                pixels[hit.pixel] = SIMD4(shader.colour(of: hit), 1) * hit.coverage
            }
        }
    }

    /// The mean with another picture of the same size, as a camera sees a hand that moves from one to the other.
    func averaged(with other: HandLayer) -> HandLayer {
        var mean = self
        for index in mean.pixels.indices { mean.pixels[index] = (pixels[index] + other.pixels[index]) / 2 }
        return mean
    }
}
