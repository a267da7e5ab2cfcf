import Recognition

/// The rule that says from which confidence on an answer counts as a letter.
///
/// It is the lowest confidence at which few enough of the pictures without a letter pass for one, but never so high
/// that more than a twentieth of the letters is lost: a letter that is not read is what people notice first.
public enum OperatingPoint {
    /// Pictures without a letter, and the share of them that may pass for one.
    public struct Reject: Sendable {
        /// What the network answered.
        public var answers: Predictions
        /// The share that may pass, 0…1.
        public var limit: Double

        /// Sets the limit by what the pictures show.
        ///
        /// - Parameter showsHands: whether they are of hands that sign no letter, which are harder than rooms.
        public init(_ answers: Predictions, showsHands: Bool) {
            self.answers = answers
            limit = showsHands ? 0.15 : 0.03
        }
    }

    /// The share of letters that may be lost, 0…1.
    static let lettersLost = 0.05
    /// Hundredths that are tried.
    private static let hundredths = 30...95

    /// The confidence for a network.
    ///
    /// - Parameters:
    ///   - letters: answers for pictures of letters that it has not learned from.
    ///   - rejects: answers for pictures without letters that it has not learned from.
    public static func confidence(letters: Predictions, rejects: [Reject]) -> Float {
        let still = letters.stillLetters
        let answers = rejects.map { (answers: $0.answers.heldStill, limit: $0.limit) }
        let candidates = hundredths.map { Float($0) / 100 }
        let strict = candidates.first { confidence in
            answers.allSatisfy { Rejection.falseLetters($0.answers, threshold: confidence) <= $0.limit }
        }
        let lenient = candidates.last { Rejection.lettersLost(still, threshold: $0) <= lettersLost }
        return min(strict ?? 0.95, lenient ?? 0.3)
    }
}
