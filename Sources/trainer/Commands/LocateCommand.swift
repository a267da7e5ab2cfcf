import ArgumentParser
import Basics
import Datasets
import Foundation
import Imaging
import Training

struct LocateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "locate",
        abstract: "Learns to find hands in whole frames and writes the model of the hand locator.",
        discussion: """
            A set of frames is a folder with hands.csv, a line a hand: file, x0, y0, x1, y1 in pixels, and optionally \
            letter and signer. Crops need the hands' landmarks (crops.csv with landmarks); they are pasted over \
            pictures without hands. Some people are held back for validation and to choose the threshold.
            """)

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("Whole frames with hands.csv; may be given several times.", valueName: "path"))
    var frames: [String] = []

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("Crops with landmarks (crops.csv); may be given several times.", valueName: "path"))
    var crops: [String] = []

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("Pictures without any hand; may be given several times.", valueName: "path"))
    var negatives: [String] = []

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "Leaves out pictures of a kind, such as rooms in which hands lie about; may be given several times.",
            valueName: "kind"))
    var without: [String] = []

    @Option(help: ArgumentHelp("Draws some of the scenes to learn from, with the hands' boxes.", valueName: "png"))
    var sheet: String?

    @Option(help: "Number of epochs.")
    var epochs = LocatorConfiguration().epochs

    @Option(help: "Scenes made up for each epoch.")
    var scenesPerEpoch = LocatorConfiguration().scenesPerEpoch

    @Option(help: "Scenes in a batch.")
    var batch = LocatorConfiguration().batch

    @Option(help: "Largest learning rate.")
    var learningRate = LocatorConfiguration().learningRate

    @Option(help: "Decay of weights.")
    var weightDecay = LocatorConfiguration().weightDecay

    @Option(help: "Decay of the average of weights that is validated and kept.")
    var averageDecay = LocatorConfiguration().averageDecay

    @Option(help: "How much a box counts against a score.")
    var boxWeight = LocatorConfiguration().boxWeight

    @Option(help: ArgumentHelp("Share of the people in whole frames that is kept for validation.", valueName: "0…1"))
    var held = LocatorConfiguration().heldShare

    @Option(help: "Rendered hands to learn from, and as many rendered rooms.")
    var rendered = LocatorConfiguration().rendered

    @Option(help: "Start of all chance: the same seed, data and threads give the same bytes.")
    var seed: UInt64 = LocatorConfiguration().seed

    @Option(help: "Threads of the network.")
    var threads = LocatorConfiguration().threads

    @Option(help: ArgumentHelp("A locator to begin with, which then takes fewer epochs.", valueName: "file"))
    var from: String?

    @Option(help: ArgumentHelp("The model to write.", valueName: "file"))
    var out = "locator.safetensors"

    @Flag(help: "Goes on from the last checkpoint, and replaces what the training has written until then.")
    var resume = false

    @OptionGroup var tensorBoard: TensorBoardOptions

    @OptionGroup var output: OutputOptions

    func run() throws {
        guard !frames.isEmpty else {
            throw ValidationError("No frames are given. Pass a folder with hands.csv with --frames.")
        }
        let settings = settings
        do { try settings.validate() } catch { throw ValidationError(error.description) }
        let files = TrainingFiles(model: URL(fileURLWithPath: out))
        try files.validate(
            isResumed: resume, replaces: output.force, and: sheet.map { [URL(fileURLWithPath: $0)] } ?? [])
        try tensorBoard.check(files, replaces: resume || output.force)
        let data = try load(settings)
        if let sheet {
            try PNG.write(SceneSheet.picture(data, seed: settings.seed), to: URL(fileURLWithPath: sheet))
        }
        let loop = try TrainingLoop(
            LocatorTask(settings, data: data, start: from.map { URL(fileURLWithPath: $0) }), files: files)
        try loop.run(
            isResumed: resume, replaces: output.force, events: tensorBoard.folder(for: files),
            progress: .onStandardError)
        try RunReport(files).write(to: files.page)
    }

    private var settings: LocatorConfiguration {
        var settings = LocatorConfiguration()
        (settings.epochs, settings.scenesPerEpoch, settings.batch) = (epochs, scenesPerEpoch, batch)
        (settings.learningRate, settings.weightDecay) = (learningRate, weightDecay)
        (settings.averageDecay, settings.boxWeight) = (averageDecay, boxWeight)
        (settings.heldShare, settings.rendered, settings.seed, settings.threads) = (held, rendered, seed, threads)
        return settings
    }

    private func load(_ settings: LocatorConfiguration) throws -> LocatorData {
        var all: [LabelledFrame] = []
        for path in frames {
            let table = try FrameTable(URL(fileURLWithPath: path))
            table.skipped.forEach { StandardError.note("Skipped \($0.name): \($0.reason)") }
            all += table.frames
        }
        var data = LocatorData(
            frames: all, held: LocatorData.held(of: all, share: settings.heldShare, seed: settings.seed))
        for path in crops {
            let url = URL(fileURLWithPath: path)
            data.add(crops: DataOptions.told(try DatasetLoader().load(url), of: url))
        }
        for path in negatives {
            let url = URL(fileURLWithPath: path)
            var set = DataOptions.told(try DatasetLoader().loadNegatives(url), of: url)
            set.samples.removeAll { without.contains($0.signer) }
            data.add(negatives: set)
        }
        data.sources = (frames + crops + negatives).map { URL(fileURLWithPath: $0).setName }
        if settings.rendered > 0 { data.addRendered(count: settings.rendered, seed: settings.seed) }
        StandardError.note(
            """
            \(counted(data.frames.count, "frame")) and \(counted(data.crops.count, "crop")) to learn from, \
            \(counted(data.negatives.count, "picture")) \
            without hands; validated with \(counted(data.validationFrames.count, "frame")) of \
            \(Set(data.validationFrames.map(\.signer)).sorted().joined(separator: ", ")).
            """)
        return data
    }
}
