import Imaging

/// The bones of a posed hand in the viewer's space, in centimetres: x to the right, y up, z towards the viewer.
///
/// Seen palm towards the viewer with the fingers up, the thumb of this right hand is on the viewer's right.
public struct HandSkeleton: Sendable {
    /// One digit: where its joints are and how its segments are turned.
    ///
    /// Each frame's y runs along the segment, its z is the side of the palm, its x the axis of flexion.
    public struct Digit: Sendable {
        /// The four joints, base to tip.
        public var joints: [SIMD3<Float>]
        /// The frames of the three segments.
        public var frames: [Rotation]
    }

    /// The digits, thumb first.
    public let digits: [Digit]
    /// The middle of the wrist.
    public let wrist: SIMD3<Float>
    /// The frame of the palm.
    public let palm: Rotation
    /// The frame of the forearm; the arm runs along -y from the wrist.
    public let forearm: Rotation
    /// The middle of the palm, about which the view turns.
    public static let pivot = SIMD3<Float>(0, 7, 0)

    /// The 21 points in the usual order.
    public var landmarks: [SIMD3<Float>] { [wrist] + digits.flatMap(\.joints) }

    /// One of the 21 points.
    public subscript(landmark: HandLandmark) -> SIMD3<Float> { landmarks[landmark.rawValue] }

    /// Poses a hand: forward kinematics from the wrist to the tips, then the turn towards the viewer.
    public init(pose: HandPose, shape: HandShape = .adult) {
        let view =
            Rotation.aboutZ(degrees: pose[.viewRoll]) * Rotation.aboutX(degrees: pose[.viewPitch])
            * Rotation.aboutY(degrees: pose[.viewYaw])
        let pivot = Self.pivot * shape.size
        palm = view
        wrist = view * -pivot
        forearm =
            view * Rotation.aboutZ(degrees: pose[.wristDeviate]) * Rotation.aboutX(degrees: -pose[.wristFlex])
        digits = Finger.allCases.map { finger in
            var digit = Self.digit(finger, pose: pose, shape: shape)
            digit.joints = digit.joints.map { view * ($0 - pivot) }
            digit.frames = digit.frames.map { view * $0 }
            return digit
        }
    }

    private static func digit(_ finger: Finger, pose: HandPose, shape: HandShape) -> Digit {
        var base = shape.base(of: finger)
        let first: Rotation
        let bends: (Float, Float)
        if let angles = HandJoint.angles(of: finger) {
            let rest = restFrame(of: finger)
            let cup = pose[.palmCup]
            base = Rotation.aboutY(degrees: cup * rest.cup) * base
            first =
                Rotation.aboutZ(degrees: -rest.fan) * Rotation.aboutY(degrees: rest.turn + cup * rest.cup)
                * Rotation.aboutZ(degrees: -pose[angles.spread]) * Rotation.aboutX(degrees: pose[angles.mcp])
            bends = (pose[angles.pip], pose[angles.dip])
        } else {
            first =
                Rotation.aboutZ(degrees: -pose[.thumbAbduct]) * Rotation.aboutX(degrees: pose[.thumbOppose])
                * Rotation.aboutY(degrees: -pose[.thumbTwist])
            bends = (pose[.thumbMCP], pose[.thumbIP])
        }
        let second = first * Rotation.aboutX(degrees: bends.0)
        let third = second * Rotation.aboutX(degrees: bends.1)
        let lengths = shape.segments(of: finger)
        let joint1 = base + first.y * lengths.x
        let joint2 = joint1 + second.y * lengths.y
        return Digit(joints: [base, joint1, joint2, joint2 + third.y * lengths.z], frames: [first, second, third])
    }

    /// How a finger leaves the palm: degrees of its fan towards the thumb, of the turn of its plane of flexion
    /// (bent fingers converge), and its share in the cupping of the palm.
    private static func restFrame(of finger: Finger) -> (fan: Float, turn: Float, cup: Float) {
        switch finger {
        case .thumb: (0, 0, 0)
        case .index: (2, -4, 0)
        case .middle: (0, 0, 0)
        case .ring: (-2, 5, 0.5)
        case .little: (-5, 10, 1)
        }
    }
}
