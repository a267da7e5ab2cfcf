/// The two letters that are drawn in the air, each by a fingertip of a letter that is held still.
public enum MovingLetter: Int, CaseIterable, Sendable {
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

    /// The fingertip that draws, as a number of the hand's 21 joints.
    var fingertip: Int {
        switch self {
        case .j: 20
        case .z: 8
        }
    }

    /// Whether a letter that was typed may yet turn out to have been the beginning of a letter that moves.
    public static func mayBegin(with letter: String) -> Bool { allCases.contains { $0.handshape == letter } }

    /// How long that may take, in milliseconds: a pause and the longest stroke.
    public static let longestDoubt = pause + longestStroke
    /// How long before the stroke a letter that was only its beginning may have been typed, in milliseconds.
    static let pause = 500.0
    /// How long a stroke may take, in milliseconds.
    static let longestStroke = 2500.0

    /// The knuckle from which that finger begins.
    var knuckle: Int { fingertip - 3 }
}
