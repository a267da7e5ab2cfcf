import ArgumentParser
import Basics
import Datasets
import Evaluation
import Foundation
import Imaging
import Training

struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Shows and examines labelled sets: a contact sheet, counts, sizes, duplicates and warnings.",
        discussion:
            "The parts of a set are examined one by one; pictures that lie in several sets or parts are counted.")

    @OptionGroup var dataOptions: DataOptions

    @Option(
        name: .customLong("to"),
        help: ArgumentHelp("The contact sheet to draw: the first pictures of every class.", valueName: "png"))
    var target: String?

    @OptionGroup var output: OutputOptions

    func run() throws {
        let urls = try dataOptions.urls()
        try output.check(target)
        let sets = try urls.flatMap(read)
        for (name, set) in sets { try StandardOutput.print(DatasetSummary(set, name: name).text) }
        for words in SharedPictures.words(for: sets) { try StandardOutput.print("warning: \(words)") }
        if let target {
            let names = urls.map { $0.standardizedFileURL.lastPathComponent }.joined(separator: ", ")
            let sheet = ContactSheet(Dataset(joining: sets.map(\.set)), name: names)
            try PNG.write(sheet.picture(), to: URL(fileURLWithPath: target))
        }
    }

    /// A set, or each of its parts.
    private func read(_ url: URL) throws -> [(name: String, set: Dataset)] {
        let opened = try DatasetLoader(handShare: dataOptions.handShare).open(url)
        for line in [opened.words(using: opened.parts.map { ($0, "(\($0.rawValue))") })].compactMap(\.self)
            + opened.remarks
        {
            StandardError.note("\(url.path): \(line)")
        }
        guard !opened.parts.isEmpty else { return [(url.path, told(try opened.dataset(for: .learning), of: url))] }
        return try opened.parts.map { part in
            let place = url.appending(path: opened.name(of: part))
            return (place.path, told(try opened.dataset(of: part), of: place))
        }
    }

    /// Says what was recognised; what was skipped is a part of the summary.
    private func told(_ set: Dataset, of url: URL) -> Dataset {
        for remark in set.remarks { StandardError.note("\(url.path): \(remark)") }
        return set
    }
}
