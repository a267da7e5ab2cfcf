import Imaging

/// All angles of a hand: its digits, the wrist, and its orientation towards the viewer.
public struct HandPose: Sendable, Equatable {
    private var degrees: [Float]

    /// Makes an open hand with the fingers together and up and the palm towards the viewer.
    public init() {
        degrees = [Float](repeating: 0, count: HandJoint.allCases.count)
        self[.thumbAbduct] = 35
        self[.thumbOppose] = 15
        self[.thumbTwist] = 65
    }

    /// The angle of a joint in degrees.
    public subscript(joint: HandJoint) -> Float {
        get { degrees[joint.index] }
        set { degrees[joint.index] = newValue }
    }

    /// The same pose with every angle kept within the limits of its joint.
    public var limited: HandPose {
        var pose = self
        for joint in HandJoint.allCases {
            pose[joint] = min(max(self[joint], joint.limits.lowerBound), joint.limits.upperBound)
        }
        return pose
    }

    /// Returns the linear mixture with another pose: `fraction` 0 is this pose, 1 the other.
    public func mixed(with other: HandPose, by fraction: Float) -> HandPose {
        var pose = self
        for index in degrees.indices {
            pose.degrees[index] += (other.degrees[index] - degrees[index]) * fraction
        }
        return pose
    }

    /// Returns the mean absolute difference of the flexion at the two larger joints of the fingers, in degrees.
    public func difference(from other: HandPose) -> Float {
        let joints: [HandJoint] = [
            .indexMCP, .indexPIP, .middleMCP, .middlePIP, .ringMCP, .ringPIP, .littleMCP, .littlePIP,
        ]
        return joints.reduce(0) { $0 + abs(self[$1] - other[$1]) } / Float(joints.count)
    }
}

/// One angle of the hand, of the wrist or of the hand's orientation towards the viewer.
///
/// All angles are in degrees. Raw values are the names in files of poses: a part, a dot and an angle. Finger flexion is
/// positive towards the palm; spread is positive towards the thumb.
public enum HandJoint: String, CaseIterable, Sendable {
    /// Saddle joint of the thumb: away from the index finger, in the plane of the palm.
    case thumbAbduct = "thumb.abduct"
    /// Saddle joint of the thumb: forward, out of the plane of the palm.
    case thumbOppose = "thumb.oppose"
    /// How far the pad of the thumb is turned from facing forward towards the little finger.
    case thumbTwist = "thumb.twist"
    /// Knuckle of the thumb.
    case thumbMCP = "thumb.mcp"
    /// End joint of the thumb.
    case thumbIP = "thumb.ip"
    /// Knuckle of the index finger.
    case indexMCP = "index.mcp"
    /// Knuckle of the index finger, sideways.
    case indexSpread = "index.spread"
    /// Middle joint of the index finger.
    case indexPIP = "index.pip"
    /// End joint of the index finger.
    case indexDIP = "index.dip"
    /// Knuckle of the middle finger.
    case middleMCP = "middle.mcp"
    /// Knuckle of the middle finger, sideways.
    case middleSpread = "middle.spread"
    /// Middle joint of the middle finger.
    case middlePIP = "middle.pip"
    /// End joint of the middle finger.
    case middleDIP = "middle.dip"
    /// Knuckle of the ring finger.
    case ringMCP = "ring.mcp"
    /// Knuckle of the ring finger, sideways.
    case ringSpread = "ring.spread"
    /// Middle joint of the ring finger.
    case ringPIP = "ring.pip"
    /// End joint of the ring finger.
    case ringDIP = "ring.dip"
    /// Knuckle of the little finger.
    case littleMCP = "little.mcp"
    /// Knuckle of the little finger, sideways.
    case littleSpread = "little.spread"
    /// Middle joint of the little finger.
    case littlePIP = "little.pip"
    /// End joint of the little finger.
    case littleDIP = "little.dip"
    /// Cupping of the palm: how far the metacarpals of ring and little finger come forward.
    case palmCup = "palm.cup"
    /// Wrist, positive towards the palm.
    case wristFlex = "wrist.flex"
    /// Wrist, positive towards the thumb.
    case wristDeviate = "wrist.deviate"
    /// The whole hand about its long axis; positive turns the palm to the viewer's right.
    case viewYaw = "view.yaw"
    /// The whole hand about the horizontal; positive tips the fingertips towards the viewer.
    case viewPitch = "view.pitch"
    /// The whole hand in the picture; positive is anticlockwise.
    case viewRoll = "view.roll"

    /// The range of a flexible adult's hand in degrees; the angles of the view are not limited.
    public var limits: ClosedRange<Float> {
        switch self {
        case .thumbAbduct: -15...75
        case .thumbOppose: -15...75
        case .thumbTwist: 0...140
        case .thumbMCP: -15...75
        case .thumbIP: -25...90
        case .indexMCP, .middleMCP, .ringMCP, .littleMCP: -30...100
        case .indexSpread, .littleSpread: -30...30
        case .middleSpread, .ringSpread: -25...25
        case .indexPIP, .middlePIP, .ringPIP, .littlePIP: -8...118
        case .indexDIP, .middleDIP, .ringDIP, .littleDIP: -12...90
        case .palmCup: 0...25
        case .wristFlex: -75...85
        case .wristDeviate: -45...30
        case .viewYaw, .viewPitch, .viewRoll: -180...180
        }
    }

    /// Whether the angle is one of the hand's orientation, not of its shape.
    public var isView: Bool { self == .viewYaw || self == .viewPitch || self == .viewRoll }

    /// The position of the angle among all of them.
    var index: Int { Self.indices[self] ?? 0 }

    private static let indices = Dictionary(uniqueKeysWithValues: zip(allCases, allCases.indices))

    /// Returns the four angles of a finger (knuckle, spread, middle joint, end joint); nil for the thumb.
    static func angles(of finger: Finger) -> (mcp: HandJoint, spread: HandJoint, pip: HandJoint, dip: HandJoint)? {
        switch finger {
        case .thumb: nil
        case .index: (.indexMCP, .indexSpread, .indexPIP, .indexDIP)
        case .middle: (.middleMCP, .middleSpread, .middlePIP, .middleDIP)
        case .ring: (.ringMCP, .ringSpread, .ringPIP, .ringDIP)
        case .little: (.littleMCP, .littleSpread, .littlePIP, .littleDIP)
        }
    }
}
