/// The ways of practising.
public enum PracticeKind: String, Sendable, Codable, CaseIterable {
    /// Single letters are signed.
    case signingLetters
    /// Words are signed.
    case signingWords
    /// Letters of one group that look alike are signed after one another.
    case minimalPairs
    /// Words that the rendered hand spells are read and typed.
    case readingWords

    /// Whether the user's own hand signs.
    public var isSigning: Bool { self != .readingWords }
}
