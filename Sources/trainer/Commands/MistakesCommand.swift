import ArgumentParser
import Basics
import Evaluation
import Foundation
import Imaging
import Training

struct MistakesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mistakes",
        abstract: "Draws the pictures that a model reads wrong, with what they are and what was read.")

    @OptionGroup var dataOptions: DataOptions

    @Option(help: ArgumentHelp("The model to test.", valueName: "file"))
    var model: String

    @Option(name: .customLong("to"), help: ArgumentHelp("The sheet to draw.", valueName: "png"))
    var target: String

    @Option(help: "How many kinds of mistakes are drawn at most, the most frequent first.")
    var limit = 120

    @OptionGroup var output: OutputOptions

    mutating func validate() throws {
        guard (1...1000).contains(limit) else { throw ValidationError("--limit \(limit): must be 1 to 1000.") }
    }

    func run() throws {
        try output.check(target)
        let all = try dataOptions.load()
        let url = URL(fileURLWithPath: model)
        let reader = try ModelReader(model: url)
        let (set, leftOut) = try all.known(to: reader.labels)
        let predictions = try reader.predictions(for: set)
        if let words = Evaluation.words(leftOut: leftOut) { StandardError.note(words) }
        let title = "What \(url.lastPathComponent) reads wrong"
        let sheet = MistakeSheet(predictions, of: set, title: title, limit: limit)
        try PNG.write(sheet.picture(), to: URL(fileURLWithPath: target))
        let wrong = predictions.items.count { !$0.isRight }
        try StandardOutput.print("\(wrong) of \(counted(predictions.items.count, "picture")) read wrong")
    }
}
