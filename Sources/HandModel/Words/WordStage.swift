import Imaging

#if canImport(Glibc)
    import Glibc
#endif

/// Where a word is filmed: whose hand, which room, and a camera before which the hand fills a box in the middle.
///
/// People who aim at a box hold a fist nearer than an open hand; so does this signer, by `eagerness`.
public struct WordStage: Sendable {
    /// Width in pixels.
    public var width: Int
    /// Height in pixels.
    public var height: Int
    /// Hand, skin, light and clothing; the pose is the word's.
    public var scene: HandScene
    /// What is behind the hand.
    public var backdrop: Backdrop
    /// Which part of the picture's shorter side the larger side of the hand's box takes.
    public var boxShare: Float
    /// 0 keeps every letter at one distance, 1 fills the box with each.
    public var eagerness: Float

    /// Makes a stage.
    public init(
        width: Int = 640, height: Int = 480, scene: HandScene = HandScene(pose: HandPose(), sleeve: 6),
        backdrop: Backdrop = .study, boxShare: Float = 0.58, eagerness: Float = 0.8
    ) {
        self.width = width
        self.height = height
        self.scene = scene
        self.backdrop = backdrop
        self.boxShare = boxShare
        self.eagerness = eagerness
    }

    /// Films what a hand does at one moment.
    ///
    /// `supersampling` rays go through every pixel in each direction.
    public func picture(of moment: FingerspellingWord.Moment, supersampling: Int = 2) -> WordFrame {
        guard let posture = moment.posture else {
            return WordFrame(
                image: backdrop.picture(width: width, height: height), letter: nil, isSigned: false,
                handBox: nil,
                landmarks: [])
        }
        var scene = scene
        scene.pose = posture.pose
        let skeleton = HandSkeleton(pose: posture.pose, shape: scene.shape)
        let camera = camera(for: skeleton, offset: posture.offset)
        let image = HandRenderer.picture(
            of: scene, camera: camera, width: width, height: height, backdrop: backdrop,
            supersampling: supersampling)
        let points = skeleton.landmarks.map(camera.project)
        let box = camera.box(of: skeleton.landmarks)
        let isInside =
            box.high.x > 0 && box.high.y > 0 && box.low.x < Float(width) && box.low.y < Float(height)
        return WordFrame(
            image: image, letter: moment.letter, isSigned: moment.isSigned,
            handBox: isInside
                ? Region(
                    x: Double(box.low.x), y: Double(box.low.y), width: Double(box.high.x - box.low.x),
                    height: Double(box.high.y - box.low.y)) : nil,
            landmarks: isInside ? points : [])
    }

    /// The camera that sees the hand where the signer holds it.
    private func camera(for skeleton: HandSkeleton, offset: SIMD3<Float>) -> Camera {
        let distance: Float = 60
        let shorter = Float(min(width, height))
        let plain = Camera(distance: distance, focal: 1, centreX: 0, centreY: 0)
        let box = plain.box(of: skeleton.landmarks)
        let extent = max(box.high.x - box.low.x, box.high.y - box.low.y) * distance
        // An open hand of this shape is about 18 centimetres high.
        let usual = 18 * scene.shape.size
        let reach = usual * mixPower(extent / usual, eagerness)
        let focal = shorter * boxShare / reach * distance
        let middle = (box.low + box.high) / 2 * focal
        let shift = SIMD2(offset.x, -offset.y) * (focal / (distance - offset.z))
        return Camera(
            distance: distance, focal: focal, centreX: Float(width) / 2 - middle.x + shift.x,
            centreY: Float(height) / 2 - middle.y + shift.y)
    }

    private func mixPower(_ ratio: Float, _ exponent: Float) -> Float {
        powf(max(ratio, 1e-3), exponent)
    }
}

/// One frame of a filmed word with its truth.
public struct WordFrame: Sendable, Equatable {
    /// The picture.
    public var image: RGBImage
    /// The letter that is signed, or to which the hand is on its way.
    public var letter: String?
    /// Whether the letter is held or drawn in this frame.
    public var isSigned: Bool
    /// The box around the 21 points in pixels; `nil` without a hand.
    public var handBox: Region?
    /// The 21 points in pixels; empty without a hand.
    public var landmarks: [SIMD2<Float>]
}
