import Recognition

/// A labelled set in memory.
public struct Dataset: Sendable {
    /// The pictures with their labels.
    public var samples: [Sample]
    /// What was passed over while loading.
    public var skipped: [SkippedFile]
    /// Whether `Sample.signer` names persons, so that a split by person is possible.
    public var namesSigners: Bool

    /// Makes a set from its parts.
    public init(samples: [Sample], skipped: [SkippedFile] = [], namesSigners: Bool) {
        self.samples = samples
        self.skipped = skipped
        self.namesSigners = namesSigners
    }

    /// Puts several sets together.
    public init(joining sets: [Dataset]) {
        self.init(
            samples: sets.flatMap(\.samples), skipped: sets.flatMap(\.skipped),
            namesSigners: sets.allSatisfy(\.namesSigners))
    }

    /// The labels that occur: in alphabetical order, "nothing" last.
    public var labels: [String] {
        let found = Set(samples.map(\.label))
        let letters = found.subtracting([LetterLabels.nothing]).sorted()
        return letters + (found.contains(LetterLabels.nothing) ? [LetterLabels.nothing] : [])
    }

    /// The signers that occur, in alphabetical order.
    public var signers: [String] { Set(samples.map(\.signer)).sorted() }

    /// Numbers of the pictures by `key`, in their order.
    public func indices<Key: Hashable>(by key: (Sample) -> Key) -> [Key: [Int]] {
        Dictionary(grouping: samples.indices) { key(samples[$0]) }
    }
}
