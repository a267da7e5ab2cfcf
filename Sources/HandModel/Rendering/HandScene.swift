import Imaging

/// Everything that a picture of a hand shows, but for what is behind it.
public struct HandScene: Sendable {
    /// The angles.
    public var pose: HandPose
    /// The sizes.
    public var shape: HandShape
    /// The skin.
    public var skin: Skin
    /// The light.
    public var lights: LightRig
    /// How far below the wrist a sleeve begins, in centimetres; `nil` is a bare arm.
    public var sleeve: Float?
    /// Linear colour of the sleeve.
    public var sleeveColour: SIMD3<Float>
    /// A finger with a ring.
    public var ring: Finger?

    /// Makes a scene.
    public init(
        pose: HandPose, shape: HandShape = .adult, skin: Skin = Skin(melanin: 0.3), lights: LightRig = .studio,
        sleeve: Float? = nil, sleeveColour: SIMD3<Float> = [0.08, 0.12, 0.22], ring: Finger? = nil
    ) {
        self.pose = pose
        self.shape = shape
        self.skin = skin
        self.lights = lights
        self.sleeve = sleeve
        self.sleeveColour = sleeveColour
        self.ring = ring
    }
}
