import Imaging
import Recognition

/// How much a network loses when pictures get worse: the figures of still letters under each corruption.
public struct Robustness: Sendable, Equatable, Codable {
    /// The figures under one corruption.
    public struct Row: Sendable, Equatable, Codable {
        /// Share of right answers, 0…1.
        public var accuracyStillLetters: Double
        /// Mean over signers of each one's share.
        public var meanOverSigners: Double
    }

    /// The figures by the corruption's name.
    public let rows: [String: Row]

    /// Corrupts the still letters of a set in every way and reads them.
    ///
    /// - Parameters:
    ///   - backdrops: pictures to be pasted behind hands.
    ///   - margin: the model's room around a hand box.
    /// - Throws: `LetterNetError` when the model has changed since it was opened.
    public init(
        of reader: ModelReader, on set: Dataset, backdrops: [GreyImage], margin: Double
    ) throws(LetterNetError) {
        let letters = set.samples.filter {
            !LetterLabels.moving.contains($0.label) && $0.label != LetterLabels.nothing
        }
        var rows: [String: Row] = [:]
        for corruption in Corruption.allCases {
            let samples = concurrentMap(letters.count) { number in
                corruption.applied(to: letters[number], number: number, margin: margin, backdrops: backdrops)
            }
            let still = try reader.predictions(for: Dataset(samples: samples, namesSigners: set.namesSigners))
                .stillLetters
            rows[corruption.rawValue] = Row(
                accuracyStillLetters: still.accuracy, meanOverSigners: still.meanOverSigners)
        }
        self.rows = rows
    }

    /// Writes the rows alone, by name.
    public func encode(to encoder: any Encoder) throws { try rows.encode(to: encoder) }

    /// Reads the rows.
    public init(from decoder: any Decoder) throws { rows = try [String: Row](from: decoder) }
}
