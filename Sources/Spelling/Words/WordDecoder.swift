import Recognition

/// Finds the words that the frames since the start of the word may spell.
public struct WordDecoder: Sendable {
    /// Words that the user has accepted, in capitals.
    private var learnt: [String]

    /// Makes a decoder that has seen no frame.
    ///
    /// - Parameter learnt: words in capitals that the user has accepted before.
    public init(learnt: [String] = []) {
        self.learnt = learnt
    }

    /// Adds a frame.
    public mutating func add(_ observation: FrameObservation) {}

    /// The likeliest words for the letters so far: completions while the word goes on, corrections when it has ended.
    ///
    /// The letters as they were typed are always among them.
    public func choices(for letters: String, isComplete: Bool) -> [WordChoice] {
        guard !isKnown(letters) else { return [WordChoice(letters, probability: 1, kind: .letters)] }
        let found = learnt.filter { isComplete ? Self.lacksALetter(letters, of: $0) : $0.hasPrefix(letters) }
        let share = Self.learntShare / Float(max(found.count, 1))
        return found.map { WordChoice($0, probability: share, kind: isComplete ? .word : .completion) }
            + [WordChoice(letters, probability: found.isEmpty ? 1 : 1 - Self.learntShare, kind: .letters)]
    }

    /// Whether a word is in the lexicon or learnt.
    public func isKnown(_ word: String) -> Bool { learnt.contains(word) }

    /// Takes a word that the user has accepted among those that are found.
    public mutating func learn(_ word: String) { learnt.append(word) }

    /// Forgets all frames, because the next word begins.
    public mutating func restart() {}

    /// How probable it is that letters that are no word stand for one that was learnt.
    private static let learntShare: Float = 0.9

    /// Whether letters are a word without one of its letters.
    private static func lacksALetter(_ letters: String, of word: String) -> Bool {
        word.indices.contains { index in
            word.count == letters.count + 1 && word[..<index] + word[word.index(after: index)...] == letters
        }
    }
}
