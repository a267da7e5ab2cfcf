import Basics
import Glibc
import Imaging

/// The scene of a rendered word: a hand, a background, and a camera that sees the hand in the middle of the picture.
///
/// People who aim at a box on the screen hold a fist nearer than an open hand; `distanceAdaptation` imitates that.
public struct WordStage: Sendable {
    /// Width in pixels.
    public var width: Int
    /// Height in pixels.
    public var height: Int
    /// The hand, its light and clothing; the pose is replaced by the poses of the word.
    public var scene: HandScene
    /// The background.
    public var backdrop: Backdrop
    /// The share of the shorter side of the picture that the larger side of the hand's box takes.
    public var boxShare: Float
    /// How far the signer adapts the distance: 0 keeps it for all letters, 1 makes all letters equally large.
    public var distanceAdaptation: Float

    /// Makes a stage.
    public init(
        width: Int = 640, height: Int = 480, scene: HandScene = HandScene(pose: HandPose(), sleeve: 6),
        backdrop: Backdrop = .study, boxShare: Float = 0.58, distanceAdaptation: Float = 0.8
    ) {
        self.width = width
        self.height = height
        self.scene = scene
        self.backdrop = backdrop
        self.boxShare = boxShare
        self.distanceAdaptation = distanceAdaptation
    }

    /// Makes a stage with a random hand, skin, light, room and distance.
    public static func random(width: Int, height: Int, using generator: inout SeededGenerator) -> WordStage {
        WordStage(
            width: width, height: height, scene: HandScene.random(pose: HandPose(), using: &generator),
            backdrop: Backdrop.random(using: &generator), boxShare: generator.number(in: 0.3...0.6),
            distanceAdaptation: generator.number(in: 0...0.8))
    }

    /// Renders one moment of a word.
    ///
    /// - Parameter supersampling: rays through every pixel in each direction.
    public func picture(of moment: FingerspellingWord.Moment, supersampling: Int = 2) -> WordFrame {
        guard let hand = moment.hand else {
            return WordFrame(
                image: backdrop.picture(width: width, height: height), letter: nil, isSigned: false,
                handBox: nil,
                landmarks: [])
        }
        var scene = scene
        scene.pose = hand.pose
        let skeleton = HandSkeleton(pose: hand.pose, shape: scene.shape)
        let camera = camera(for: skeleton, offset: hand.offset)
        let image = HandRenderer.picture(
            of: scene, camera: camera, width: width, height: height, backdrop: backdrop,
            supersampling: supersampling)
        let points = skeleton.landmarks.map(camera.project)
        let box = camera.box(of: skeleton.landmarks)
        let isInside = isInside(box)
        return WordFrame(
            image: image, letter: moment.letter, isSigned: moment.isSigned,
            handBox: isInside
                ? Region(
                    x: Double(box.low.x), y: Double(box.low.y), width: Double(box.high.x - box.low.x),
                    height: Double(box.high.y - box.low.y)) : nil,
            landmarks: isInside ? points : [])
    }

    /// Renders the hand at one moment without a background; nil while there is no hand.
    func layer(of moment: FingerspellingWord.Moment) -> HandLayer? {
        guard let hand = moment.hand else { return nil }
        var scene = scene
        scene.pose = hand.pose
        let skeleton = HandSkeleton(pose: hand.pose, shape: scene.shape)
        return HandLayer(scene, camera: camera(for: skeleton, offset: hand.offset), width: width, height: height)
    }

    /// The box around the landmarks in pixels; nil while no part of it is in the picture.
    func handBox(of moment: FingerspellingWord.Moment) -> Region? {
        guard let hand = moment.hand else { return nil }
        let skeleton = HandSkeleton(pose: hand.pose, shape: scene.shape)
        let box = camera(for: skeleton, offset: hand.offset).box(of: skeleton.landmarks)
        guard isInside(box) else { return nil }
        return Region(
            x: Double(box.low.x), y: Double(box.low.y), width: Double(box.high.x - box.low.x),
            height: Double(box.high.y - box.low.y))
    }

    private func isInside(_ box: (low: SIMD2<Float>, high: SIMD2<Float>)) -> Bool {
        box.high.x > 0 && box.high.y > 0 && box.low.x < Float(width) && box.low.y < Float(height)
    }

    /// Returns the camera that sees the hand at its position.
    private func camera(for skeleton: HandSkeleton, offset: SIMD3<Float>) -> Camera {
        let distance: Float = 60
        let shorter = Float(min(width, height))
        let plain = Camera(distance: distance, focal: 1, centreX: 0, centreY: 0)
        let box = plain.box(of: skeleton.landmarks)
        let extent = max(box.high.x - box.low.x, box.high.y - box.low.y) * distance
        // An open hand of this shape is about 18 centimetres high.
        let usual = 18 * scene.shape.size
        let reach = usual * powf(max(extent / usual, 1e-3), distanceAdaptation)
        let focal = shorter * boxShare / reach * distance
        let middle = (box.low + box.high) / 2 * focal
        let shift = SIMD2(offset.x, -offset.y) * (focal / (distance - offset.z))
        return Camera(
            distance: distance, focal: focal, centreX: Float(width) / 2 - middle.x + shift.x,
            centreY: Float(height) / 2 - middle.y + shift.y)
    }
}

/// One frame of a filmed word with its ground truth.
public struct WordFrame: Sendable, Equatable {
    /// The picture.
    public var image: RGBImage
    /// The letter that is signed, or to which the hand is moving.
    public var letter: String?
    /// Whether the letter is held or drawn in this frame.
    public var isSigned: Bool
    /// The box around the 21 landmarks in pixels; nil without a hand.
    public var handBox: Region?
    /// The 21 landmarks in pixels, in the order of `HandLandmark`; empty without a hand.
    public var landmarks: [SIMD2<Float>]
}
