/// Gives the probability of a letter that moves to the still letter of the same handshape.
///
/// A picture cannot tell J from I and Z from D, so a network that knows all four parts what belongs to one answer
/// among two. A hand that is held still shows I or D; J and Z are read from movement.
public struct StillFolding: Sendable {
    /// Places of moving letters and of the still ones that they are taken for.
    private let pairs: [(moving: Int, still: Int)]

    /// Prepares for a network's labels; what they do not hold is left alone.
    public init(labels: [String]) {
        pairs = MovingLetter.allCases.compactMap { letter in
            guard let moving = labels.firstIndex(of: letter.name), let still = labels.firstIndex(of: letter.handshape)
            else { return nil }
            return (moving, still)
        }
    }

    /// The probabilities of still reading, `[class]` in the order of the labels.
    public func folded(_ probabilities: [Float]) -> [Float] {
        var folded = probabilities
        for (moving, still) in pairs where max(moving, still) < folded.count {
            folded[still] += folded[moving]
            folded[moving] = 0
        }
        return folded
    }
}
