import ArgumentParser
import Foundation
import Imaging
import Training

struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Reads labelled pictures with a model and prints its figures.",
        discussion: """
            Still letters are the 24 that are no movement; an answer is the most probable of all labels. False letters \
            are counted on pictures without letters that the model has not learned from.
            """)

    @OptionGroup var dataOptions: DataOptions

    @Option(help: ArgumentHelp("The model to test.", valueName: "file"))
    var model: String

    @Option(
        name: .customLong("negatives"), parsing: .singleValue,
        help: ArgumentHelp("A set of pictures without letters; may be given several times.", valueName: "path"))
    var negatives: [String] = []

    @Flag(
        help: "Counts false letters on all pictures without letters, also those that the model may have learned from.")
    var allNegatives = false

    @Option(help: ArgumentHelp("The confidence from which an answer counts as a letter.", valueName: "0…1"))
    var threshold: Float = 0.7

    @Option(help: ArgumentHelp("The confusion matrix to draw.", valueName: "png"))
    var confusions: String?

    @Flag(help: "Prints one JSON object instead of a report.")
    var json = false

    func run() throws {
        let url = URL(fileURLWithPath: model)
        let set = try dataOptions.load()
        let reader = try ModelReader(model: url)
        let predictions = try reader.predictions(for: set)
        var rejected: [String: Predictions] = [:]
        for path in negatives {
            let folder = URL(fileURLWithPath: path)
            let all = try DatasetLoader().load(folder)
            let unseen = allNegatives ? all : reader.unseen(of: all)
            rejected[folder.standardizedFileURL.lastPathComponent] = try reader.predictions(for: unseen)
        }
        if let confusions {
            let picture = ConfusionPicture(
                ConfusionMatrix(predictions), title: "What \(url.lastPathComponent) reads")
            try PNG.write(picture.picture(), to: URL(fileURLWithPath: confusions))
        }
        let evaluation = Evaluation(predictions, negatives: rejected, threshold: threshold)
        let report = ClassificationReport(ConfusionMatrix(predictions)).description
        print(try json ? evaluation.json() : report + "\n\n" + evaluation.text)
    }
}
