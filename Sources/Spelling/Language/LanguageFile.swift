import Basics
import FoundationEssentials
import Glibc

/// The parts of a file of `tools/make-lexicon`, whose `language_file.py` describes it byte by byte.
struct LanguageFile {
    /// No language has more bytes; a larger file is not read.
    static let maximumSize = 16 << 20
    private static let magic = Array("SPELLNG1".utf8)

    /// What the file was made of, and under which licences.
    let note: String
    let lexicon: Lexicon
    let characters: CharacterModel

    /// Reads the bytes of a file; nil when they are damaged or of another kind.
    init?(_ bytes: [UInt8]) {
        var rest = bytes[...]
        guard rest.starts(with: Self.magic) else { return nil }
        rest = rest.dropFirst(Self.magic.count)
        guard let checksum = Self.number(&rest), checksum == CRC32.iso3309.checksum(of: rest) else { return nil }
        var counts: [Int] = []
        for _ in 0..<5 {
            guard let count = Self.number(&rest) else { return nil }
            counts.append(Int(count))
        }
        // Logarithms of probabilities are stored in steps of a sixteenth.
        let powers = (0..<256).map { exp(-Double($0) / 16) }
        let sizes = [counts[0], counts[1], counts[2], counts[3], counts[4], counts[4]]
        guard sizes.reduce(0, +) == rest.count else { return nil }
        let parts = sizes.map { size in
            defer { rest = rest.dropFirst(size) }
            return rest.prefix(size)
        }
        guard let words = LetterTrie(parts[1], symbolCount: Letters.count), words.markedCount == parts[2].count,
            let contexts = LetterTrie(parts[3], symbolCount: CharacterModel.symbolCount),
            let characters = CharacterModel(
                contexts: contexts, symbols: parts[4], probabilities: parts[5].map { Float(powers[Int($0)]) })
        else { return nil }
        note = String(decoding: parts[0], as: UTF8.self)
        lexicon = Lexicon(words, weights: parts[2].map { powers[Int($0)] })
        self.characters = characters
    }

    /// Takes a number of four bytes, the lowest first.
    private static func number(_ bytes: inout ArraySlice<UInt8>) -> UInt32? {
        guard bytes.count >= 4 else { return nil }
        defer { bytes = bytes.dropFirst(4) }
        return bytes.prefix(4).reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }
}
