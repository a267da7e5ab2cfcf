/// The 21 points of a hand, in the order that MediaPipe made common: the wrist, then four of each digit, base to tip.
public enum HandLandmark: Int, CaseIterable, Sendable {
    case wrist
    case thumbCMC, thumbMCP, thumbIP, thumbTip
    case indexMCP, indexPIP, indexDIP, indexTip
    case middleMCP, middlePIP, middleDIP, middleTip
    case ringMCP, ringPIP, ringDIP, ringTip
    case littleMCP, littlePIP, littleDIP, littleTip

    /// The four points of a digit, base to tip.
    public static func points(of finger: Finger) -> [HandLandmark] {
        let first = 1 + 4 * (Finger.allCases.firstIndex(of: finger) ?? 0)
        return (first..<first + 4).compactMap(HandLandmark.init(rawValue:))
    }
}
