import Basics
import FoundationEssentials

/// The record of a personalisation in the model's file.
public struct PersonalCard: Sendable, Codable, Equatable {
    /// The metadata key of the card.
    public static let key = "person"

    /// The person's name.
    public var person: String?
    /// The file name of the model that it began with.
    public var base: String
    /// The hash of that file, see ``FileHash``.
    public var baseHash: String
    /// The number of the person's pictures.
    public var samples: Int
    /// Their letters.
    public var letters: [String]
    /// The number of their recordings.
    public var moments: Int
    /// The scores on held-back pictures.
    public var heldBack: PersonalisationResult.Comparison?
    /// The scores on rendered hands.
    public var replay: PersonalisationResult.Comparison?
    /// The share of new weights, 0…1.
    public var share: Float
    /// The settings.
    public var settings: PersonalisationSettings
}

/// Tells files from each other.
public enum FileHash {
    /// The largest file that is read, in bytes.
    private static let largest = 1 << 30

    /// FNV-1a of 64 bits over a file's bytes, in hexadecimal digits; good against mistakes, not against malice.
    ///
    /// Source: Fowler, Noll and Vo, RFC 9923.
    ///
    /// - Throws: `RegularFileError`.
    public static func of(_ file: URL) throws(RegularFileError) -> String {
        let bytes = try RegularFile.read(file, atMost: largest)
        let hash = bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        let digits = String(hash, radix: 16)
        return "fnv1a64:" + String(repeating: "0", count: 16 - digits.count) + digits
    }
}
