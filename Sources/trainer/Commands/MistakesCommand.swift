import ArgumentParser
import Foundation
import Training

struct MistakesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mistakes",
        abstract: "Draws the pictures that a model reads wrong, with what they are and what was read.")

    @OptionGroup var dataOptions: DataOptions

    @Option(help: ArgumentHelp("The model to test.", valueName: "file"))
    var model: String

    func run() throws {
        let set = try dataOptions.load()
        let predictions = try ModelReader(model: URL(fileURLWithPath: model)).predictions(for: set)
        for item in predictions.items where !item.isRight {
            print(
                "\(set.samples[item.sample].name) \(item.label) \(predictions.labels[item.answer]) \(item.confidence)")
        }
    }
}
