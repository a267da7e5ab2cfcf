/// How words are weighed against what was read, and how many are kept in mind.
///
/// The score of a prefix is log P(steps | prefix) + α·log P(prefix) + β·letters.
public struct PrefixBeamSettings: Sendable, Equatable {
    /// How many prefixes are kept.
    public var width = 32
    /// α: the weight of the language; 0 leaves it out.
    public var languageWeight: Float = 0.6
    /// β: what each letter adds to the score, in nats.
    ///
    /// The language makes longer words less likely, and letters are overlooked more often than made up.
    public var letterBonus: Float = 1.5
    /// λ: the probability that a word is in no lexicon, above 0 and below 1.
    public var unknownWords: Float = 0.1
    /// Prefixes whose score is lower than the best by more than this are dropped, in nats.
    public var pruning: Float = 14
    /// Letters less probable than this in a step do not lengthen a prefix, 0…1.
    public var leastLetter: Float = 0.001

    /// The settings that suit most people.
    public init() {}

    /// Without language: the likeliest letters themselves.
    public static let letters: PrefixBeamSettings = {
        var settings = PrefixBeamSettings()
        settings.width = 8
        settings.languageWeight = 0
        settings.letterBonus = 0
        return settings
    }()
}
