import Imaging

/// How a set is parted into pictures to learn from and pictures to test with.
public enum Split: Sendable, Equatable, CustomStringConvertible {
    /// This share of the pictures of every label is held back. Flatters: the same people are on both sides.
    case random(Double)
    /// This share of the signers is held back, at least one.
    case signer(Double)

    /// Reads `random:0.2` or `signer:0.2`.
    public init?(_ text: String) {
        let parts = text.split(separator: ":")
        guard parts.count == 2, let share = Double(parts[1]), share > 0, share < 1 else { return nil }
        switch parts[0] {
        case "random": self = .random(share)
        case "signer": self = .signer(share)
        default: return nil
        }
    }

    /// As the command line has it.
    public var description: String {
        switch self {
        case .random(let share): "random:\(share)"
        case .signer(let share): "signer:\(share)"
        }
    }

    /// Whether the same people are on both sides.
    public var sharesPeople: Bool {
        if case .random = self { true } else { false }
    }

    /// Parts a set; the same seed parts it alike.
    ///
    /// - Throws: `DatasetError.emptySplit` when one side would be empty.
    public func part(_ set: Dataset, seed: UInt64) throws(DatasetError) -> (train: Dataset, test: Dataset) {
        var generator = SeededGenerator(seed: seed, draw: -1)
        var held: Set<Int> = []
        switch self {
        case .random(let share):
            for (_, indices) in set.indices(by: \.label).sorted(by: { $0.key < $1.key }) {
                let count = Int((Double(indices.count) * share).rounded())
                held.formUnion(indices.shuffled(using: &generator).prefix(count))
            }
        case .signer(let share):
            let signers = set.signers
            let count = max(1, Int((Double(signers.count) * share).rounded()))
            let chosen = Set(signers.shuffled(using: &generator).prefix(count))
            held.formUnion(set.samples.indices.filter { chosen.contains(set.samples[$0].signer) })
        }
        var (train, test) = (set, set)
        train.samples = set.samples.indices.filter { !held.contains($0) }.map { set.samples[$0] }
        test.samples = set.samples.indices.filter(held.contains).map { set.samples[$0] }
        test.skipped = []
        guard !train.samples.isEmpty, !test.samples.isEmpty else {
            throw .emptySplit(kind: description, samples: set.samples.count, signers: set.signers.count)
        }
        return (train, test)
    }
}
