import ArgumentParser
import Foundation
import Training

struct TrainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract: "Learns from labelled pictures and writes a model.",
        discussion: """
            Beside the model come its history (CSV and JSON), a checkpoint after every epoch for --resume, the \
            classification report, the confusion matrix and the mistakes. The weights of the best epoch are kept.

            Without --validation a part of the data is held back: by person where the set names at least five, \
            otherwise by picture, which flatters.
            """)

    @OptionGroup var dataOptions: DataOptions

    @Option(
        name: .customLong("validation"), parsing: .singleValue,
        help: ArgumentHelp("A set to test with, of other people; may be given several times.", valueName: "path"))
    var validation: [String] = []

    @Option(
        name: .customLong("negatives"), parsing: .singleValue,
        help: ArgumentHelp("A set of pictures without letters; may be given several times.", valueName: "path"))
    var negatives: [String] = []

    @Option(help: ArgumentHelp("How data is held back without --validation: random:0.2 or signer:0.2."))
    var split: Split?

    @OptionGroup var options: TrainingOptions

    @Option(help: ArgumentHelp("The model to write.", valueName: "file"))
    var out = "letters.safetensors"

    @Flag(help: "Goes on from the last checkpoint.")
    var resume = false

    func run() throws {
        let urls = try dataOptions.urls()
        let configuration = options.configuration
        do { try configuration.validate() } catch { throw ValidationError(error.description) }
        let files = TrainingFiles(model: URL(fileURLWithPath: out))
        try files.validate()
        let plan = DataPlan(
            data: urls, validation: validation.map { URL(fileURLWithPath: $0) },
            negatives: negatives.map { URL(fileURLWithPath: $0) }, split: split, handShare: dataOptions.handShare)
        let data = try plan.load(seed: options.seed, note: StandardError.note)
        let loop = try TrainingLoop(configuration, data: data, files: files)
        StandardError.note(loop.summary)
        if resume {
            try loop.resume()
            StandardError.note("Resuming after epoch \(loop.history.epochs.count).")
        }
        let interruption = Interruption()
        var progress = ProgressReporter(
            isTerminal: StandardError.isTerminal, now: { ProcessInfo.processInfo.systemUptime },
            write: StandardError.write)
        do {
            try loop.run(isStopped: { interruption.isRaised }, report: { progress.handle($0) })
        } catch TrainingError.interrupted(let done) {
            StandardError.note("\n\(TrainingError.interrupted(epochsDone: done))")
            throw ExitCode(130)
        }
        let report = try loop.report()
        try report.write(to: files)
        print(report.text)
        do {
            try loop.draw(report)
        } catch {
            // The model is there and tested: pictures that cannot be drawn are no failure of the training.
            StandardError.note(error.description)
        }
    }
}
