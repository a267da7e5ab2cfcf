import Imaging

/// One degree of freedom of the hand, the wrist or the way the hand is held towards the viewer.
///
/// All are in degrees. Raw values are the names used in the file of poses: a part, a dot and an angle.
/// Finger flexion is positive towards the palm; spread is positive towards the thumb.
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
    /// Hollow of the palm: how far the metacarpals of ring and little finger come forward.
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

    /// What a supple adult's hand can do, in degrees; the view is free.
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

    /// Whether the angle belongs to the way the hand is held, not to its shape.
    public var isView: Bool { self == .viewYaw || self == .viewPitch || self == .viewRoll }

    /// The place of the angle among all of them.
    var index: Int { Self.places[self] ?? 0 }

    private static let places = Dictionary(uniqueKeysWithValues: zip(allCases, allCases.indices))

    /// The four angles of a finger (flexion, spread, middle joint, end joint); `nil` for the thumb.
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
