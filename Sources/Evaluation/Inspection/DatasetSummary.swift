import Basics
import Datasets
import FoundationEssentials
import Recognition

/// A text about a data set: counts, sizes, duplicates and warnings.
public struct DatasetSummary: Sendable {
    /// The number of pictures by label.
    public let perLabel: [(label: String, count: Int)]
    /// The number of pictures and of labels by signer.
    public let perSigner: [(signer: String, count: Int, labels: Int)]
    /// The number of pictures by the size of their files, the most frequent first.
    public let sizes: [(size: String, count: Int)]
    /// Pictures that equal or resemble others.
    public let duplicates: DuplicateFinder
    /// The files that could not be used.
    public let skipped: [SkippedFile]
    /// Sentences about problems of the data.
    public let warnings: [String]
    private let name: String
    private let counts: String

    /// Examines a data set; `name` is used in the text.
    public init(_ set: Dataset, name: String) {
        self.name = name
        counts = set.counts
        skipped = set.skipped
        let byLabel = set.indices(by: \.label)
        perLabel = set.labels.map { ($0, byLabel[$0]?.count ?? 0) }
        perSigner = set.indices(by: \.signer).sorted { $0.key < $1.key }.map { signer, indices in
            (signer, indices.count, Set(indices.map { set.samples[$0].label }).count)
        }
        sizes = set.indices { "\($0.original.width)x\($0.original.height)" }.map { ($0.key, $0.value.count) }
            .sorted { ($1.count, $0.size) < ($0.count, $1.size) }
        duplicates = DuplicateFinder(set)
        warnings = DatasetSummary.warnings(
            set, perLabel: perLabel, perSigner: perSigner.map(\.count), duplicates: duplicates)
    }

    private static func warnings(
        _ set: Dataset, perLabel: [(label: String, count: Int)], perSigner: [Int], duplicates: DuplicateFinder
    ) -> [String] {
        var warnings: [String] = []
        if let most = perLabel.max(by: { $0.count < $1.count }), let least = perLabel.min(by: { $0.count < $1.count }),
            most.count > 3 * least.count
        {
            warnings.append(
                "Imbalance: \(most.label) has \(counted(most.count, "picture")), \(least.label) only \(least.count). "
                    + "Training draws letters evenly, but few pictures teach little.")
        }
        if let most = perSigner.max(), let least = perSigner.min(), most > 5 * least {
            warnings.append(
                "Imbalance: signers have from \(least) to \(counted(most, "picture")). Training draws people evenly.")
        }
        let absent = LetterLabels.alphabet.filter { letter in !perLabel.contains { $0.label == letter } }
        if !absent.isEmpty { warnings.append("No pictures of \(absent.joined(separator: " ")).") }
        if perLabel.contains(where: { LetterLabels.moving.contains($0.label) }) {
            warnings.append("J and Z are movements: still pictures of them look like I and D.")
        }
        if !set.namesSigners {
            warnings.append("The set does not say whose hands it shows: figures of a random split will flatter.")
        } else if perSigner.count < 5 {
            warnings.append("Only \(counted(perSigner.count, "signer")): expect clearly less on other people.")
        }
        if duplicates.near * 10 > set.samples.count {
            warnings.append("Many near-duplicates: split by signer, never by picture.")
        }
        for (one, other) in duplicates.contradictions.prefix(3) {
            warnings.append("\(one) and \(other) are the same picture with different labels.")
        }
        return warnings
    }

    /// The summary as text.
    public var text: String {
        var lines = ["\(name): \(counts)"]
        lines.append("  classes: " + perLabel.map { "\($0.label) \($0.count)" }.joined(separator: ", "))
        lines.append(
            "  signers: "
                + perSigner.map { "\($0.signer) \($0.count) (\(counted($0.labels, "class", "classes")))" }
                .joined(separator: ", "))
        lines.append("  sizes: " + sizes.prefix(8).map { "\($0.size) (\($0.count))" }.joined(separator: ", "))
        lines.append("  duplicates: \(duplicates.exact) exact, \(duplicates.near) near")
        lines += warnings.map { "  warning: \($0)" }
        lines += SkippedList.lines(skipped).map { "  \($0)" }
        return lines.joined(separator: "\n")
    }
}

/// Describes files that were skipped, and what else there is to say about a set that was read.
public enum SkippedList {
    /// What was recognised and left out while a set was loaded from a path, a line each.
    public static func notes(_ set: Dataset, path: String) -> [String] {
        set.remarks.map { "\(path): \($0)" } + lines(set.skipped)
    }

    /// The largest number of files that are named.
    package static let named = 10

    /// Returns a line with the number of files and a line for each of the first; no line if there are none.
    public static func lines(_ skipped: [SkippedFile]) -> [String] {
        guard !skipped.isEmpty else { return [] }
        let rest = skipped.count - min(named, skipped.count)
        return ["\(skipped.count) skipped:"] + skipped.prefix(named).map { "  \($0.name): \($0.reason)" }
            + (rest > 0 ? ["  and \(rest) more"] : [])
    }
}
