import HandModel
import Imaging

/// A rendered hand that shows an A before a wall.
struct SampleHand {
    private let pose: HandPose

    /// Why nothing can be drawn.
    struct NoPose: Error, CustomStringConvertible {
        var description: String { "the alphabet has no pose to draw" }
    }

    init() throws {
        guard let pose = Alphabet.american.pose(of: "A") else { throw NoPose() }
        self.pose = pose
    }

    /// The hand in the middle of a picture that is wider than high.
    func picture(width: Int, height: Int) -> RGBImage {
        let scene = HandScene(pose: pose)
        let points = HandSkeleton(pose: pose, shape: scene.shape).landmarks
        var camera = Camera(framing: points, distance: 60, side: height, share: 0.6)
        camera.centreX += Float(width - height) / 2
        return HandRenderer.picture(of: scene, camera: camera, width: width, height: height)
    }
}
