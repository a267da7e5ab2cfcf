/// Decides which pictures show the other hand, from a machine's guess of the side for each of them.
///
/// A right hand before an unmirrored webcam is guessed `Left`. Single guesses err, so a collection follows its
/// majority; where the minority is too large to be error, the collection holds both and each picture counts.
enum MirrorRule {
    /// A minority above this share means that a collection really holds both sides.
    static let splitShare = 0.25

    /// For every picture whether it is to be mirrored.
    ///
    /// - Parameter guesses: The collection and the guessed side (`Left`, `Right` or empty) of every picture.
    static func mirrored(_ guesses: [(collection: String, side: String)]) -> [Bool] {
        var counts: [String: (left: Int, right: Int)] = [:]
        for guess in guesses {
            if guess.side == "Left" { counts[guess.collection, default: (0, 0)].left += 1 }
            if guess.side == "Right" { counts[guess.collection, default: (0, 0)].right += 1 }
        }
        return guesses.map { guess in
            let (left, right) = counts[guess.collection] ?? (0, 0)
            let majority = right > left
            let minority = Double(min(left, right)) / Double(max(left + right, 1))
            guard minority > splitShare, !guess.side.isEmpty else { return majority }
            return guess.side == "Right"
        }
    }
}
