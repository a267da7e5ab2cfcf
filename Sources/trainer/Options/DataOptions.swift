import ArgumentParser
import Basics
import Datasets
import Evaluation
import Foundation
import Training

/// The sets that a command reads.
struct DataOptions: ParsableArguments {
    @Option(
        name: .customLong("data"), parsing: .singleValue,
        help: ArgumentHelp(
            "A labelled set, as `trainer --help` lists them; may be given several times.", valueName: "path"))
    var data: [String] = []

    @Option(
        help: ArgumentHelp(
            "The hand's share of the picture's side, in sets that give no hand boxes (by default it fills the picture).",
            valueName: "0…1"))
    var handShare: Double?

    mutating func validate() throws {
        if let handShare, !(handShare > 0 && handShare <= 1) {
            throw ValidationError("--hand-share \(handShare): must be above 0 and at most 1.")
        }
    }

    /// The sets' places.
    ///
    /// - Throws: `ValidationError` saying what to pass when there is none.
    func urls() throws -> [URL] {
        guard !data.isEmpty else {
            throw ValidationError(
                """
                No pictures are given. Pass a labelled set with --data: a folder with a folder of pictures per letter, \
                or another form that `trainer --help` lists. For example:
                  swift run trainer --data ~/signs --network study --out study.safetensors
                  swift run trainer inspect --data ~/signs --to signs.png
                """)
        }
        return data.map { URL(fileURLWithPath: $0) }
    }

    /// The sets' pictures to test with, put together: where a set comes in parts, those of its test part.
    ///
    /// - Throws: `DatasetError` when one cannot be used.
    func load() throws -> Dataset {
        Dataset(
            joining: try urls().map { url in
                let set = try DatasetLoader(handShare: handShare).open(url)
                let uses = set.part(for: .testing).map { [($0, "to test with")] } ?? []
                for line in [set.words(using: uses)].compactMap(\.self) + set.remarks {
                    StandardError.note("\(url.path): \(line)")
                }
                return try DataOptions.told(set.dataset(for: .testing), of: url)
            })
    }

    /// Says on standard error what was recognised and left out while a set was read.
    static func told(_ set: Dataset, of url: URL) -> Dataset {
        SkippedList.notes(set, path: url.path).forEach(StandardError.note)
        return set
    }
}
