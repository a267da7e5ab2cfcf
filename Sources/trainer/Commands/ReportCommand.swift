import ArgumentParser
import Basics
import Datasets
import Evaluation
import Foundation
import NeuralNetwork
import Recognition
import Training

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Makes one page of a training for a browser: data, curves, confusions, mistakes, settings.",
        discussion: """
            The page is one file that loads nothing from elsewhere, for the screen and for paper. It contains pictures of \
            --data. A training writes one by itself, of what it has learnt and validated with; this command makes it of \
            any model and set, with what was measured besides. For example:
              swift run trainer report --model letters.safetensors --data others --to others.html
              swift run trainer evaluate --model letters.safetensors --words rendered:40 --json > words.json
              swift run trainer report --model letters.safetensors --data others --figures words.json --force
            """)

    @OptionGroup var dataOptions: DataOptions

    @Option(help: ArgumentHelp("The model; what its training has written is looked for beside it.", valueName: "file"))
    var model: String

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "What `trainer evaluate` has printed with --json; may be given several times.", valueName: "json"))
    var figures: [String] = []

    @Option(
        name: .customLong("to"),
        help: ArgumentHelp("The page to write (default: beside the model).", valueName: "html"))
    var target: String?

    @OptionGroup var output: OutputOptions

    func run() throws {
        let files = TrainingFiles(model: URL(fileURLWithPath: model))
        let page = target.map { URL(fileURLWithPath: $0) } ?? files.page
        try output.check(page.path)
        var report = try RunReport(files)
        for path in figures { report.measured.append(try MeasuredFigures(contentsOf: URL(fileURLWithPath: path))) }
        if !dataOptions.data.isEmpty { report.reading = try reading(files.model) }
        try report.write(to: page)
        try StandardOutput.print(page.relativePath)
    }

    private func reading(_ url: URL) throws -> RunReport.Reading {
        let reader = try ModelReader(model: url)
        let (set, leftOut) = try dataOptions.load().known(to: reader.labels)
        let predictions = try reader.predictions(for: set)
        var evaluation = Evaluation(predictions, threshold: reader.threshold ?? LetterThreshold())
        evaluation.leftOut = leftOut
        return RunReport.Reading(
            of: set, predictions, evaluation, speed: try ReadingSpeed(model: url, on: set))
    }
}
