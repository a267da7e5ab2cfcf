import ArgumentParser
import Foundation
import Training

struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Shows and examines labelled sets: a contact sheet, counts, sizes, duplicates and warnings.")

    @OptionGroup var dataOptions: DataOptions

    func run() throws {
        for url in try dataOptions.urls() {
            let set = try DatasetLoader(handShare: dataOptions.handShare).load(url)
            print(DatasetSummary(set, name: url.path).text)
        }
    }
}
