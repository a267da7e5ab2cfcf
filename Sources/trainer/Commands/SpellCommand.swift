import ArgumentParser
import Basics
import Datasets
import Evaluation
import Foundation
import Recognition
import Spelling
import Training

struct SpellCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "spell",
        abstract: "Learns to read letters in a sequence and writes the model that reads words.",
        discussion: """
            Words are rendered, with random hands, signers, speeds, rooms and cameras, and read by the letter model. \
            In some of them photographed letters take the place of rendered ones, and other words are put together \
            from photographed letters alone. The rendered words are kept beside the model, in MODEL.words, and used \
            again by a training with the same letter model, number and seed.
            """)

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("Photographed letters to mix in; may be given several times.", valueName: "path"))
    var data: [String] = []

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("Pictures without letters to mix in; may be given several times.", valueName: "path"))
    var negatives: [String] = []

    @Option(
        help: ArgumentHelp("The letter model that reads the pictures (default: the shipped one).", valueName: "file"))
    var model: String?

    @Option(help: ArgumentHelp("The language whose letters are spelled (default: English).", valueName: "file"))
    var language: String?

    @Option(help: "Number of epochs.")
    var epochs = SpellingConfiguration().epochs

    @Option(help: "Words to render; a twentieth of them validates.")
    var rendered = SpellingConfiguration().rendered

    @Option(help: "Words in a batch.")
    var batch = SpellingConfiguration().batch

    @Option(help: "Largest learning rate.")
    var learningRate = SpellingConfiguration().learningRate

    @Option(help: "Decay of weights.")
    var weightDecay = SpellingConfiguration().weightDecay

    @Option(help: "Decay of the average of weights that is validated and kept.")
    var averageDecay = SpellingConfiguration().averageDecay

    @Option(help: "Filters of each layer.")
    var filters = SpellingConfiguration().filters

    @Option(help: "Layers before the last.")
    var layers = SpellingConfiguration().layers

    @Option(help: "Start of all chance: the same seed, data and threads give the same bytes.")
    var seed: UInt64 = SpellingConfiguration().seed

    @Option(help: "Threads of the network.")
    var threads = SpellingConfiguration().threads

    @Option(help: ArgumentHelp("The model to write.", valueName: "file"))
    var out = "spelling.safetensors"

    @Flag(help: "Goes on from the last checkpoint, and replaces what the training has written until then.")
    var resume = false

    @OptionGroup var tensorBoard: TensorBoardOptions

    @OptionGroup var output: OutputOptions

    func run() throws {
        let settings = settings
        do { try settings.validate() } catch { throw ValidationError(error.description) }
        let files = TrainingFiles(model: URL(fileURLWithPath: out))
        let cache = URL(fileURLWithPath: out + ".words")
        try files.validate(isResumed: resume, replaces: output.force)
        try tensorBoard.check(files, replaces: resume || output.force)
        var progress = ProgressReporter<SpellingTask>.onStandardError
        let data = try load(settings, cache: cache) { progress.showRendering(done: $0, of: $1, "words") }
        let loop = try TrainingLoop(SpellingTask(settings, data: data), files: files)
        try loop.run(
            isResumed: resume, replaces: output.force, events: tensorBoard.folder(for: files), progress: progress)
        try RunReport(files).write(to: files.page)
    }

    private var settings: SpellingConfiguration {
        var settings = SpellingConfiguration()
        (settings.epochs, settings.rendered, settings.batch) = (epochs, rendered, batch)
        (settings.learningRate, settings.weightDecay, settings.averageDecay) = (learningRate, weightDecay, averageDecay)
        (settings.filters, settings.layers, settings.seed, settings.threads) = (filters, layers, seed, threads)
        return settings
    }

    private func load(
        _ settings: SpellingConfiguration, cache: URL, report: (_ done: Int, _ total: Int) -> Void
    ) throws -> SpellingData {
        let sets = try data.map { path in
            let url = URL(fileURLWithPath: path)
            return DataOptions.told(try DatasetLoader().load(url), of: url)
        }
        let location = ModelLocation()
        let letters = try model.map { URL(fileURLWithPath: $0) } ?? location.find()
        let reader = try ModelReader(model: letters)
        let rejected = try negatives.map { path in
            let url = URL(fileURLWithPath: path)
            let set = DataOptions.told(try DatasetLoader().loadNegatives(url), of: url)
            return reader.seen(of: set)
        }
        return try SpellingData(
            settings, letters: letters,
            language: LanguageModel(
                contentsOf: language.map { URL(fileURLWithPath: $0) } ?? location.find(ModelLocation.language)),
            photographs: sets.isEmpty ? nil : Dataset(joining: sets),
            negatives: rejected.isEmpty ? nil : Dataset(joining: rejected),
            sources: (data + negatives).map { URL(fileURLWithPath: $0).setName }, cache: cache, report: report)
    }
}
