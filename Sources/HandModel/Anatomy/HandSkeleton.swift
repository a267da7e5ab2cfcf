import Imaging

/// The bones of a posed right hand in the viewer's space.
///
/// Coordinates are in centimetres: x to the right, y up, z towards the viewer. If the palm is towards the viewer and the
/// fingers are up, the thumb is on the viewer's right.
public struct HandSkeleton: Sendable {
    /// The positions of one digit's landmarks and the orientations of its segments.
    public struct Digit: Sendable {
        /// The four landmarks, base to tip.
        public var landmarks: [SIMD3<Float>]
        /// The orientations of the three segments.
        ///
        /// The y axis runs along the segment, z is the side of the palm, x is the axis of flexion.
        public var frames: [Rotation]

        /// The first landmark.
        public var base: SIMD3<Float> { landmarks[0] }
        /// The last landmark.
        public var tip: SIMD3<Float> { landmarks[3] }

        /// Returns the two ends of a segment; segment 0 begins at the base.
        public func segment(_ number: Int) -> (start: SIMD3<Float>, end: SIMD3<Float>) {
            (landmarks[number], landmarks[number + 1])
        }
    }

    /// The digits, thumb first.
    public let digits: [Digit]
    /// The 21 landmarks in the order of `HandLandmark`.
    public let landmarks: [SIMD3<Float>]
    /// The orientation of the palm.
    public let palm: Rotation
    /// The orientation of the forearm, which runs along -y from the wrist.
    public let forearm: Rotation
    /// The point in the palm about which the whole hand is rotated, in relation to the wrist.
    public static let pivot = SIMD3<Float>(0, 7, 0)

    /// The position of a landmark.
    public subscript(landmark: HandLandmark) -> SIMD3<Float> { landmarks[landmark.rawValue] }

    /// The bones of a digit.
    public subscript(finger: Finger) -> Digit {
        switch finger {
        case .thumb: digits[0]
        case .index: digits[1]
        case .middle: digits[2]
        case .ring: digits[3]
        case .little: digits[4]
        }
    }

    /// The middle of the wrist.
    public var wrist: SIMD3<Float> { self[.wrist] }

    /// Poses a hand: forward kinematics from the wrist to the tips, then the rotation of the view.
    public init(pose: HandPose, shape: HandShape = .adult) {
        let view =
            Rotation.aboutZ(degrees: pose[.viewRoll]) * Rotation.aboutX(degrees: pose[.viewPitch])
            * Rotation.aboutY(degrees: pose[.viewYaw])
        let pivot = Self.pivot * shape.size
        palm = view
        forearm =
            view * Rotation.aboutZ(degrees: pose[.wristDeviate]) * Rotation.aboutX(degrees: -pose[.wristFlex])
        let digits = Finger.allCases.map { finger in
            var digit = Self.digit(finger, pose: pose, shape: shape)
            digit.landmarks = digit.landmarks.map { view * ($0 - pivot) }
            digit.frames = digit.frames.map { view * $0 }
            return digit
        }
        self.digits = digits
        landmarks = [view * -pivot] + digits.flatMap(\.landmarks)
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
        let middle = base + first.y * lengths.x
        let end = middle + second.y * lengths.y
        return Digit(landmarks: [base, middle, end, end + third.y * lengths.z], frames: [first, second, third])
    }

    /// Returns the orientation of a finger at rest.
    ///
    /// `fan` is its angle towards the thumb, `turn` that of its plane of flexion (bent fingers converge), both in degrees;
    /// `cup` is its share in the cupping of the palm.
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
