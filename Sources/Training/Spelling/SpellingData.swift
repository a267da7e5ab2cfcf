import Basics
import Datasets
import FoundationEssentials
import Recognition
import Spelling

/// The words and letters of a sequence network's training.
public struct SpellingData: Sendable {
    /// Rendered words to learn from.
    public var train: [ObservedWord]
    /// Rendered words to validate with, of other hands and rooms.
    public var validation: [ObservedWord]
    /// Photographed letters.
    public var held: HeldLetters
    /// Which letters follow which.
    public var characters: CharacterModel
    /// The name of the letter model that has read all of them.
    public var letterModel: String
    /// The names of the sets of photographs, without their folders.
    public var sources: [String]

    /// Takes words and letters that were made already.
    init(
        train: [ObservedWord], validation: [ObservedWord], held: HeldLetters, characters: CharacterModel,
        letterModel: String, sources: [String]
    ) {
        (self.train, self.validation, self.held) = (train, validation, held)
        (self.characters, self.letterModel, self.sources) = (characters, letterModel, sources)
    }

    /// Renders words, or reads those of a file, and reads photographs.
    ///
    /// - Parameters:
    ///   - letters: the letter model that reads all pictures.
    ///   - language: gives the words' letters.
    ///   - photographs: a set of letters; none are mixed in if it is nil.
    ///   - negatives: pictures without letters; none are mixed in if it is nil.
    ///   - cache: where the rendered words are kept, since rendering takes long.
    ///   - report: is called with the progress of the rendering.
    /// - Throws: `LetterNetError` if the letter model cannot be loaded, `TrainingError.cannotWrite` if `cache` is a file
    ///   of something else, or what writing it throws.
    public init(
        _ configuration: SpellingConfiguration, letters: URL, language: LanguageModel, photographs: Dataset?,
        negatives: Dataset?, sources: [String], cache: URL, report: (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) throws {
        characters = language.characters
        letterModel = letters.lastPathComponent
        self.sources = sources
        let none = Dataset(samples: [], namesSigners: true)
        held = try HeldLetters(
            photographs ?? none, negatives: negatives ?? none, letters: letters, seed: configuration.seed)
        let model = String(HoldOut.hash(try Data(contentsOf: letters)), radix: 16)
        let file = ObservedWordFile(
            url: cache,
            origin: ObservedWordFile.title
                + "\(configuration.rendered) \(configuration.seed) \(SequenceInput.channels) \(model)")
        guard !file.isForeign else { throw TrainingError.cannotWrite(.exists(path: cache.path)) }
        var words = file.read() ?? []
        if words.count != configuration.rendered {
            let renderer = WordRenderer(
                letters: letters, sampler: WordSampler(characters: characters), seed: configuration.seed)
            words = []
            let block = 32
            while words.count < configuration.rendered {
                let first = words.count
                words += try concurrentMap(min(block, configuration.rendered - first), block: 1) { index in
                    Result { try renderer.word(first + index) }
                }.map { try $0.get() }
                report(words.count, configuration.rendered)
            }
            try file.write(words)
        }
        validation = Array(words.prefix(configuration.validationCount))
        train = Array(words.dropFirst(configuration.validationCount))
    }
}
