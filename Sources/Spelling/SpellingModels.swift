import FoundationEssentials
import Recognition

/// What letters become words by: the sequence network and a language.
public struct SpellingModels: Sendable {
    /// Reads letters in a sequence.
    public let net: SequenceNet
    /// The words of a language.
    public let language: LanguageModel

    /// Loads the files that come with the program, or others.
    ///
    /// - Parameters:
    ///   - net: a model that `trainer spell` has written.
    ///   - language: a file that `tools/make-lexicon` has made.
    /// - Throws: `ModelLocationError` if a file is missing, `SequenceNetError` or `LanguageModelError` if it is damaged.
    public init(location: ModelLocation = ModelLocation(), net: URL? = nil, language: URL? = nil) throws {
        self.net = try SequenceNet(contentsOf: net ?? location.find(ModelLocation.sequences))
        self.language = try LanguageModel(contentsOf: language ?? location.find(ModelLocation.language))
    }

    /// Makes a speller with no text.
    ///
    /// - Parameter learnt: words in capitals that the user has accepted before.
    public func speller(policy: CommitPolicy, learnt: [String] = []) -> Speller {
        Speller(
            policy: policy, decoder: WordDecoder(language: language, learnt: learnt, confusion: net.confusion),
            net: net)
    }
}
