import ArgumentParser
import Datasets
import Foundation
import Training

/// The sets that a command reads.
struct DataOptions: ParsableArguments {
    @Option(
        name: .customLong("data"), parsing: .singleValue,
        help: ArgumentHelp("A labelled set; may be given several times.", valueName: "path"))
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
                a folder of such folders per signer, a folder with crops.csv, or a Sign Language MNIST CSV. For example:
                  swift run trainer --data ~/signs --network study --out study.safetensors
                  swift run trainer inspect --data ~/signs --to signs.png
                """)
        }
        return data.map { URL(fileURLWithPath: $0) }
    }

    /// The sets, put together.
    ///
    /// - Throws: `DatasetError` when one cannot be used.
    func load() throws -> Dataset {
        try Dataset(joining: urls().map { try DatasetLoader(handShare: handShare).load($0) })
    }
}
