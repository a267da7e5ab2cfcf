import Basics
import Imaging

/// How a set is parted into pictures to learn from and validation pictures.
public enum Split: Sendable, Equatable, CustomStringConvertible {
    /// This share of the pictures of every label is held back, or one of each where that comes to none. Flatters: the same people are on both sides.
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
    public func part(_ set: Dataset, seed: UInt64) throws(DatasetError) -> (train: Dataset, validation: Dataset) {
        var generator = SeededGenerator(seed: seed, draw: -1)
        var held: Set<Int> = []
        switch self {
        case .random(let share):
            for (_, indices) in set.indices(by: \.label).sorted(by: { $0.key < $1.key }) {
                let count = Int((Double(indices.count) * share).rounded())
                held.formUnion(indices.shuffled(using: &generator).prefix(count))
            }
            if held.isEmpty {
                // So few pictures of each label that the share comes to none.
                let several = set.indices(by: \.label).filter { $0.value.count > 1 }
                held.formUnion(
                    several.sorted { $0.key < $1.key }.compactMap { $0.value.randomElement(using: &generator) })
            }
        case .signer(let share):
            let signers = set.signers
            let count = max(1, Int((Double(signers.count) * share).rounded()))
            let chosen = Set(signers.shuffled(using: &generator).prefix(count))
            held.formUnion(set.samples.indices.filter { chosen.contains(set.samples[$0].signer) })
        }
        var (train, validation) = (set, set)
        train.samples = set.samples.indices.filter { !held.contains($0) }.map { set.samples[$0] }
        validation.samples = set.samples.indices.filter(held.contains).map { set.samples[$0] }
        validation.skipped = []
        guard !train.samples.isEmpty, !validation.samples.isEmpty else {
            throw .emptySplit(kind: description, samples: set.samples.count, signers: set.signers.count)
        }
        return (train, validation)
    }
}

/// Which pictures without letters are kept from training, so that false letters can be counted on unseen ones.
///
/// A picture of a named person is held back when that person is one of those the network is judged on. A picture of
/// nobody is held back when the hash of its name says so, a quarter of all, the same ones whenever asked.
public enum HoldOut {
    /// One in how many pictures of nobody is held back.
    static let oneIn: UInt64 = 4

    /// Parts pictures without letters.
    ///
    /// - Parameters:
    ///   - set: Pictures without letters; `namesSigners` says whether they are of people.
    ///   - judged: The people whom the network is judged on.
    public static func part(_ set: Dataset, judged: Set<String>) -> (train: Dataset, held: Dataset) {
        let isHeld: (Sample) -> Bool =
            set.namesSigners ? { judged.contains($0.signer) } : { hash($0.name) % oneIn == 0 }
        var (train, held) = (set, set)
        train.samples = set.samples.filter { !isHeld($0) }
        held.samples = set.samples.filter(isHeld)
        return (train, held)
    }

    /// FNV-1a of 64 bits, which unlike `Hasher` says the same in every run.
    package static func hash(_ text: String) -> UInt64 { hash(text.utf8) }

    /// FNV-1a of 64 bits of bytes.
    package static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
