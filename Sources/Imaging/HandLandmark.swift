/// The five digits, thumb first.
public enum Finger: String, CaseIterable, Sendable { case thumb, index, middle, ring, little }

/// The 21 points of a hand in the order of MediaPipe: the wrist, then four for each digit from base to tip.
///
/// A point is called a landmark in all targets. A joint is an angle of the hand model, `HandJoint`.
public enum HandLandmark: Int, CaseIterable, Sendable {
    case wrist
    case thumbCMC, thumbMCP, thumbIP, thumbTip
    case indexMCP, indexPIP, indexDIP, indexTip
    case middleMCP, middlePIP, middleDIP, middleTip
    case ringMCP, ringPIP, ringDIP, ringTip
    case littleMCP, littlePIP, littleDIP, littleTip

    /// How many landmarks a hand has: 21.
    public static let count = allCases.count

    /// The knuckles at which the four fingers begin, without the thumb's.
    public static let knuckles: [HandLandmark] = [.indexMCP, .middleMCP, .ringMCP, .littleMCP]
}

extension [SIMD2<Float>] {
    /// The position of a landmark in an array of 21 that is in the order of `HandLandmark`.
    public subscript(landmark: HandLandmark) -> SIMD2<Float> { self[landmark.rawValue] }
}
