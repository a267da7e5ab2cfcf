/// The five digits, thumb first.
public enum Finger: String, CaseIterable, Sendable { case thumb, index, middle, ring, little }

/// The 21 points of a hand, in the order that MediaPipe made common: the wrist, then four of each digit, base to tip.
///
/// A point is called a landmark everywhere; a joint is an angle of the hand model.
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

    /// The four points of a digit, base to tip.
    public static func points(of finger: Finger) -> [HandLandmark] {
        let first = 1 + 4 * (Finger.allCases.firstIndex(of: finger) ?? 0)
        return (first..<first + 4).compactMap(HandLandmark.init(rawValue:))
    }
}

extension [SIMD2<Float>] {
    /// One of 21 landmarks that are in the order of `HandLandmark`.
    public subscript(landmark: HandLandmark) -> SIMD2<Float> { self[landmark.rawValue] }
}
