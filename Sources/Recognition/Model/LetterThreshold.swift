/// When an answer counts as a letter: its letter must be probable enough, and "nothing" improbable enough.
///
/// The second condition is stricter than "nothing" not being the likeliest answer: an open hand may look more like a B
/// than like nothing, and still be no letter. `trainer calibrate` chooses both numbers for a model.
public struct LetterThreshold: Sendable, Equatable {
    /// The probability of the letter, 0…1, from which it counts.
    public var minimumConfidence: Float
    /// The probability of `LetterLabels.nothing`, 0…1, up to which a letter counts.
    public var maximumNothing: Float

    /// The keys of both in the metadata of a model file.
    public static let keys = (minimumConfidence: "confidence", maximumNothing: "doubt")

    /// Makes a threshold.
    public init(minimumConfidence: Float = 0.7, maximumNothing: Float = 1) {
        self.minimumConfidence = minimumConfidence
        self.maximumNothing = maximumNothing
    }

    /// Reads a model's threshold; nil where its file does not say.
    ///
    /// - Throws: `LetterNetError.badThreshold` when it is not a number between 0 and 1.
    init?(_ metadata: [String: String], path: String) throws(LetterNetError) {
        guard let minimumConfidence = try Self.share(Self.keys.minimumConfidence, of: metadata, path: path) else {
            return nil
        }
        self.minimumConfidence = minimumConfidence
        // The first models had a minimum confidence only.
        maximumNothing = try Self.share(Self.keys.maximumNothing, of: metadata, path: path) ?? 1
    }

    private static func share(
        _ key: String, of metadata: [String: String], path: String
    ) throws(LetterNetError) -> Float? {
        guard let text = metadata[key] else { return nil }
        guard let value = Float(text), value > 0, value < 1 else {
            throw .badThreshold(path: path, key: key, text: text)
        }
        return value
    }
}
