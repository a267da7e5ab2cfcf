import Recognition

/// Finds the letters of the best path of CTC: at each step the likeliest label, equal neighbours merged, blanks left out
/// (Graves et al., "Connectionist temporal classification", 2006).
struct BestPath: Sendable {
    private static let blank = PrefixBeamSearch.blank

    /// The likeliest label of the last step.
    private var last = blank
    /// The probability of the letter that the last step shows; 0 if it shows none.
    private(set) var confidence = 0.0

    /// Adds steps.
    ///
    /// - Parameter steps: `[step][label]`, as `SequenceReader` gives them.
    /// - Returns: the letters that begin with these steps.
    mutating func add(_ steps: [[Float]]) -> [String] {
        var letters: [String] = []
        for step in steps {
            var best = 0
            for label in step.indices where step[label] > step[best] { best = label }
            if best != last, best != Self.blank { letters.append(LetterLabels.alphabet[best]) }
            last = best
            confidence = best == Self.blank ? 0 : Double(step[best])
        }
        return letters
    }

    /// Forgets all steps.
    mutating func restart() { self = BestPath() }
}
