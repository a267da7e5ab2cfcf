import Basics
import FoundationEssentials

/// How probable words of a language are: a lexicon, words of the user, and letters that follow letters.
///
/// A word is, with the probability λ, in no lexicon and as the letters follow each other; otherwise it is of the lexicon:
/// P(word) = (1 - λ)·P_lexicon(word) + λ·P_characters(word). The same holds for prefixes.
public struct LanguageModel: Sendable {
    /// The words and names of the language.
    public let lexicon: Lexicon
    /// Words of the user; nil if there are none.
    public private(set) var personal: Lexicon?
    /// How much of the lexicon's probability the words of the user have, 0…1.
    public private(set) var personalShare: Float = 0
    /// Which letters follow which.
    public let characters: CharacterModel
    /// What the file was made of, and under which licences; empty if there is no file.
    public let note: String

    /// Makes a language of its parts.
    public init(lexicon: Lexicon, characters: CharacterModel, note: String = "") {
        (self.lexicon, self.characters, self.note) = (lexicon, characters, note)
    }

    /// Loads a file that `tools/make-lexicon` has made.
    public init(contentsOf url: URL) throws(LanguageModelError) {
        let data: Data
        do {
            data = try RegularFile.read(url, atMost: LanguageFile.maximumSize)
        } catch {
            throw .unreadable(path: url.path, reason: error)
        }
        guard let file = LanguageFile([UInt8](data)) else { throw .damaged(path: url.path) }
        self.init(lexicon: file.lexicon, characters: file.characters, note: file.note)
    }

    /// The same language with words of the user, in place of those that it had.
    ///
    /// - Parameters:
    ///   - words: what is no word is left out; a word that occurs twice counts twice.
    ///   - share: the part of the lexicon's probability that these words get together, 0…1.
    public func adding(_ words: [String], share: Float = 0.1) -> LanguageModel {
        var language = self
        let personal = Lexicon(words.map { ($0, 1) })
        language.personal = personal.count > 0 ? personal : nil
        language.personalShare = personal.count > 0 ? min(max(share, 0), 1) : 0
        return language
    }

    /// Whether a word is in the lexicon or one of the user's.
    public func contains(_ word: String) -> Bool {
        lexicon.contains(word) || personal?.contains(word) ?? false
    }
}

/// Why a file is no language.
public enum LanguageModelError: Error, Equatable {
    /// The file cannot be read.
    case unreadable(path: String, reason: RegularFileError)
    /// The file is incomplete, was changed, or is of another kind.
    case damaged(path: String)
}

extension LanguageModelError: CustomStringConvertible {
    /// What is wrong with which file, and what to do.
    public var description: String {
        switch self {
        case .unreadable(let path, let reason): "\(path): \(reason); choose a file of tools/make-lexicon".inOneLine
        case .damaged(let path):
            "\(path) is no language, or is damaged; install it again, or make it with tools/make-lexicon".inOneLine
        }
    }
}
