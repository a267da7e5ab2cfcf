import ArgumentParser
import Foundation
import Imaging
import Recognition
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

    @Option(
        help: ArgumentHelp(
            "Whole frames with hands.csv: the hand is found, then read. --negatives then counts false hands.",
            valueName: "path"))
    var frames: String?

    @Option(
        help: ArgumentHelp(
            "With --frames: the model that finds the hand (by default the one that ships).", valueName: "file"))
    var locator: String?

    @Option(help: ArgumentHelp("With --frames: draws the hands that were not found.", valueName: "png"))
    var sheet: String?

    func run() throws {
        if let frames { return try evaluate(frames: frames) }
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

    private func evaluate(frames path: String) throws {
        let finder = try locator.map { URL(fileURLWithPath: $0) } ?? ModelLocation().find(ModelLocation.locator)
        let table = try FrameTable(URL(fileURLWithPath: path))
        table.skipped.forEach { StandardError.note("Skipped \($0.name): \($0.reason)") }
        let reader = try FrameReader(locator: finder, letters: URL(fileURLWithPath: model))
        var (evaluation, outcomes) = try reader.evaluate(table.frames)
        for path in negatives {
            let folder = URL(fileURLWithPath: path)
            let name = folder.standardizedFileURL.lastPathComponent
            for (kind, share) in try reader.shareWithHands(in: DatasetLoader().load(folder)) {
                evaluation.falseHands["\(name)/\(kind)"] = share
            }
        }
        if let sheet {
            let missed = outcomes.filter { !$0.isFound }.map { outcome in
                BoxSheet.Item(
                    image: table.frames[outcome.frame].image, wanted: [outcome.hand.box],
                    found: outcome.box.map { [$0] } ?? [], caption: table.frames[outcome.frame].name)
            }
            try PNG.write(BoxSheet(missed).picture(), to: URL(fileURLWithPath: sheet))
        }
        print(try json ? evaluation.json() : evaluation.text)
    }
}
