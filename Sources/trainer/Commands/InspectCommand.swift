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
        abstract: "Shows and examines labelled sets: a contact sheet, counts, sizes, duplicates and warnings.")

    @OptionGroup var dataOptions: DataOptions

    @Option(
        name: .customLong("to"),
        help: ArgumentHelp("The contact sheet to draw: the first pictures of every class.", valueName: "png"))
    var target: String?

    @OptionGroup var output: OutputOptions

    func run() throws {
        let urls = try dataOptions.urls()
        try output.check(target)
        let sets = try urls.map { try DatasetLoader(handShare: dataOptions.handShare).load($0) }
        for (url, set) in zip(urls, sets) { try StandardOutput.print(DatasetSummary(set, name: url.path).text) }
        if let target {
            let names = urls.map { $0.standardizedFileURL.lastPathComponent }.joined(separator: ", ")
            let sheet = ContactSheet(Dataset(joining: sets), name: names)
            try PNG.write(sheet.picture(), to: URL(fileURLWithPath: target))
        }
    }
}
