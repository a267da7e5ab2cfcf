/// A word that the letters so far may stand for.
public struct WordChoice: Sendable, Equatable {
    /// Where a choice comes from.
    public enum Kind: Sendable, Equatable {
        /// The letters as they were typed.
        case letters
        /// A word that the letters, or what the hand showed, may have been meant for.
        case word
        /// A word that begins with the letters, or with what they may have been meant for.
        case completion
    }

    /// The word, in capitals.
    public var text: String
    /// Its probability, 0…1; those of the choices for one word add up to 1 at most.
    public var probability: Float
    /// Where it comes from.
    public var kind: Kind

    /// Makes a choice.
    public init(_ text: String, probability: Float, kind: Kind) {
        self.text = text
        self.probability = probability
        self.kind = kind
    }
}
