import ArgumentParser
import Basics
import Datasets
import Foundation
import Recognition
import Training

struct TrainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract: "Learns from labelled pictures, or from rendered hands, and writes a model.",
        discussion: """
            Without any arguments it renders 12000 hands and learns from them for 12 epochs: a model without anybody's \
            photograph, in about five minutes on two idle cores, in the folder "trained". Ctrl-C stops it, and --resume \
            goes on.

            Beside the model come its history (CSV and JSON), a checkpoint after every epoch for --resume, the \
            classification report, the confusion matrix, the mistakes, and all of it as a page for a browser. The weights \
            of the best epoch are kept.

            Without --validation a set's own part valid or test validates. Where there is none, a share of the data is \
            held back: by person where the set names at least five, otherwise by picture, which flatters. Validation \
            pictures that are training pictures too are left out.
            """)

    @OptionGroup var dataOptions: DataOptions

    @Option(
        name: .customLong("validation"), parsing: .singleValue,
        help: ArgumentHelp("A validation set, of other people; may be given several times.", valueName: "path"))
    var validation: [String] = []

    @Option(
        name: .customLong("negatives"), parsing: .singleValue,
        help: ArgumentHelp("A set of pictures without letters; may be given several times.", valueName: "path"))
    var negatives: [String] = []

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "Whole frames with hands.csv: what the locator takes for a hand beside the labelled ones is no letter.",
            valueName: "path"))
    var frames: [String] = []

    @Option(
        help: ArgumentHelp(
            "With --frames: the model that finds the hand (by default the one that ships).", valueName: "file"))
    var locator: String?

    @Option(help: ArgumentHelp("How data is held back without --validation: random:0.2 or signer:0.2."))
    var split: Split?

    @OptionGroup var options: TrainingOptions

    @Option(
        help: ArgumentHelp(
            "How many hands to render and learn from, beside --data (default: none) or without it (default: 12000).",
            valueName: "count"))
    var rendered: Int?

    @Option(
        help: ArgumentHelp(
            "A model to begin with: it learns what --data adds, such as your own hands, in few epochs.",
            valueName: "file"))
    var from: String?

    @Option(
        help: ArgumentHelp(
            "The model to write (default: letters.safetensors in the folder \"trained\", with a number where there is one).",
            valueName: "file"))
    var out: String?

    @Flag(help: "Goes on from the last checkpoint, and replaces what the training has written until then.")
    var resume = false

    @OptionGroup var tensorBoard: TensorBoardOptions

    @OptionGroup var output: OutputOptions

    mutating func validate() throws {
        if let rendered, rendered < (dataOptions.data.isEmpty ? 100 : 0) {
            throw ValidationError(
                "--rendered \(rendered): must be at least \(dataOptions.data.isEmpty ? "100 without --data" : "0").")
        }
        if out == "" { throw ValidationError("--out is empty.") }
    }

    /// The locator that looks at frames; nil where there are none.
    private func finder() throws -> URL? {
        guard !frames.isEmpty else { return nil }
        return try locator.map { URL(fileURLWithPath: $0) } ?? ModelLocation().find(ModelLocation.locator)
    }

    func run() throws {
        let learnsFromPictures = !dataOptions.data.isEmpty
        let start = try from.map { try StartingModel(contentsOf: URL(fileURLWithPath: $0)) }
        let configuration = options.configuration(learnsFromPictures: learnsFromPictures, knowsLetters: start != nil)
        do { try configuration.validate() } catch { throw ValidationError(error.description) }
        let files = TrainingFiles(
            model: try out.map { URL(fileURLWithPath: $0) } ?? DefaultModel.place(isResumed: resume))
        try files.validate(isResumed: resume, replaces: output.force, and: files.reported)
        try tensorBoard.check(files, replaces: resume || output.force)
        var progress = ProgressReporter<LetterTask>.onStandardError
        let plan = DataPlan(
            data: dataOptions.data.map { URL(fileURLWithPath: $0) },
            validation: validation.map { URL(fileURLWithPath: $0) },
            negatives: negatives.map { URL(fileURLWithPath: $0) }, frames: frames.map { URL(fileURLWithPath: $0) },
            locator: try finder(), split: split, handShare: dataOptions.handShare,
            rendered: rendered ?? (learnsFromPictures ? 0 : TrainingOptions.renderedAlone))
        let data = try plan.load(seed: options.seed, note: StandardError.note) {
            progress.showRendering(done: $0, of: $1)
        }
        let loop = try TrainingLoop(LetterTask(configuration, data: data, start: start), files: files)
        let events = try loop.run(
            isResumed: resume, replaces: output.force, events: tensorBoard.folder(for: files), progress: progress)
        let report = try loop.report()
        try report.write(to: files)
        // The model is there and validated: pictures that cannot be drawn are no failure of the training.
        for write in [{ try loop.draw(report) }, { try loop.page(report).write(to: files.page) }] {
            do { try write() } catch { StandardError.note("\(error)") }
        }
        for (tag, picture) in [("confusions", files.confusions), ("mistakes", files.mistakes)] {
            try events?.add(picture: picture, tag: tag, epoch: loop.history.epochs.count)
        }
        // Last, because it fails where standard output leads nowhere; all files are there by then.
        StandardError.note("The model is \(files.model.relativePath); its figures and pictures lie beside it.")
        try StandardOutput.print(report.text)
    }
}
