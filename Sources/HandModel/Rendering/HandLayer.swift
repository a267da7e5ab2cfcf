/// A rendered hand before anything is behind it: linear light and coverage.
public struct HandLayer: Sendable {
    /// Width in pixels.
    public let width: Int
    /// Height in pixels.
    public let height: Int
    /// Linear red, green, blue, times the coverage, and the coverage 0…1; `[height, width]`.
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
            skeleton: skeleton, shape: scene.shape, skin: scene.skin, rig: scene.lights, sleeve: scene.sleeveColour)
        pixels = [SIMD4<Float>](repeating: SIMD4(repeating: 0), count: width * height)
        pixels.withUnsafeMutableBufferPointer { pixels in
            tracer.trace { hit in
                pixels[hit.pixel] = SIMD4(shader.colour(of: hit), 1) * hit.coverage
            }
        }
    }
}
