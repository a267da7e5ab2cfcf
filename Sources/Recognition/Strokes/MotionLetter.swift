import Imaging

/// The two letters that are drawn in the air, each with the fingertip of a still letter's handshape.
public enum MotionLetter: Int, CaseIterable, Sendable {
    /// The little finger goes down and hooks to the side.
    case j
    /// The index finger goes to the side, down and back, and to the side again.
    case z

    /// The letter.
    public var name: String {
        switch self {
        case .j: "J"
        case .z: "Z"
        }
    }

    /// The still letter of the same handshape.
    public var handshape: String {
        switch self {
        case .j: "I"
        case .z: "D"
        }
    }

    /// The letters that the hand may show while it draws.
    ///
    /// An index finger that points at the camera looks hooked, as in X.
    public var looks: [String] {
        switch self {
        case .j: [handshape]
        case .z: [handshape, "X"]
        }
    }

    /// The fingertip that draws.
    public var fingertip: HandLandmark {
        switch self {
        case .j: .littleTip
        case .z: .indexTip
        }
    }

    /// The knuckle of that finger.
    var knuckle: HandLandmark {
        switch self {
        case .j: .littleMCP
        case .z: .indexMCP
        }
    }

    /// Whether a letter has the handshape of J or Z, so that it may be the start of one.
    public static func isHandshape(_ letter: String) -> Bool { allCases.contains { $0.handshape == letter } }

    /// The milliseconds after which J or Z can no longer replace a typed I or D: a pause and the longest stroke.
    public static let replacementTime = longestPause + longestStroke
    /// The longest pause between a typed letter and a stroke that replaces it, in milliseconds.
    public static let longestPause = 500.0
    /// The longest stroke, in milliseconds.
    static let longestStroke = 2500.0
}

/// Adds the probability of a motion letter to that of the still letter of the same handshape.
///
/// A single picture cannot distinguish J from I or Z from D, so a network with all four labels divides the probability
/// between two of them. J and Z are recognized by their strokes.
public struct MotionLetterMerging: Sendable {
    /// Indices of motion letters and of the still letters of the same handshape.
    private let pairs: [(moving: Int, still: Int)]

    /// Prepares the merging for a network's labels.
    ///
    /// A pair of letters is merged only if the network has both labels.
    public init(labels: [String]) {
        pairs = MotionLetter.allCases.compactMap { letter in
            guard let moving = labels.firstIndex(of: letter.name), let still = labels.firstIndex(of: letter.handshape)
            else { return nil }
            return (moving, still)
        }
    }

    /// The merged probabilities, `[class]` in the order of the labels.
    public func merged(_ probabilities: [Float]) -> [Float] {
        var merged = probabilities
        for (moving, still) in pairs where max(moving, still) < merged.count {
            merged[still] += merged[moving]
            merged[moving] = 0
        }
        return merged
    }
}
