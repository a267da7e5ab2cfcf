import ArgumentParser
import Basics
import Datasets
import Foundation
import Recognition
import Training

struct PersonaliseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "personalise",
        abstract: "Fine-tunes a letter model to one person's hand, and keeps the result only if it is better.",
        discussion: """
            --data is a folder of one person's pictures by letter; a few of each of the letters that are misread are \
            enough:
              G/1.jpg, P/1.jpg                    a single recording, in the order of the names
              G/monday/1.jpg, G/friday/1.jpg      several recordings: the last one of a letter judges the others
              monday/G/1.jpg, friday/G/1.jpg      the same the other way round
            or any other labelled set that `trainer --help` lists. First a part is learnt and the rest read, then \
            all is learnt. The new model is written only if more of the rest is read right, no letter is read worse, \
            and rendered hands that were not learnt are read as well as before; else the command says why, and ends \
            with status 1. Without --to, the model is kept for --person and the recognizer's --person NAME uses it; \
            the one before stays. Nothing leaves the machine. For example:
              swift run trainer personalise --data mine --to mine.safetensors
              swift run trainer personalise --data mine --person Anna
            """)

    @OptionGroup var dataOptions: DataOptions

    @Option(help: ArgumentHelp("Whose hand it is: keeps the model under this name.", valueName: "name"))
    var person: String?

    @Option(help: ArgumentHelp("The model to begin with (by default the one that ships).", valueName: "file"))
    var model: String?

    @Option(help: ArgumentHelp("The model to write (by default the one of --person).", valueName: "file"))
    var to: String?

    @Option(
        help:
            "How many rendered hands are learnt too, so that nothing is forgotten; four fifths as many others are read."
    )
    var rendered = PersonalisationSettings().replay

    @Option(help: "Start of all chance.") var seed: UInt64 = 1

    @Option(help: "Threads of the network (by default one per core).")
    var threads = ProcessInfo.processInfo.activeProcessorCount

    @Flag(help: "Prints one JSON object instead of a report.")
    var json = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard person != nil || to != nil else {
            throw ValidationError("Say where the model goes: pass --person NAME, or --to FILE.")
        }
        guard (1...100_000).contains(rendered) else {
            throw ValidationError("--rendered \(rendered): must be 1 to 100000.")
        }
        guard (1...256).contains(threads) else { throw ValidationError("--threads \(threads): must be 1 to 256.") }
    }

    func run() throws {
        try output.check(to)
        let name = try person.map { try PersonName($0) }
        let store = name == nil || to != nil ? nil : PeopleStore.usual()
        if to == nil, store == nil { throw ValidationError("There is no home folder. Pass --to FILE.") }
        let base = try model.map { URL(fileURLWithPath: $0) } ?? ModelLocation().find(ModelLocation.letters)
        var settings = PersonalisationSettings()
        (settings.seed, settings.threads) = (seed, threads)
        (settings.replay, settings.judged) = (rendered, max(rendered * 4 / 5, 1))
        let personalisation = try Personalisation(model: base, settings: settings)
        let samples = try PersonSample.samples(of: dataOptions.load(), margin: personalisation.margin)
        Interruption.watch([SIGINT])
        var progress = PersonalisationLine()
        let result: PersonalisationResult
        do {
            result = try personalisation.run(
                samples: samples, person: name?.text, isStopped: { Interruption.isRequested },
                report: { progress.show($0) })
        } catch PersonalisationError.stopped {
            progress.end()
            StandardError.note("\(PersonalisationError.stopped)")
            throw ExitCode(130)
        }
        progress.end()
        if let model = result.model {
            if let to {
                try model.write(to: URL(fileURLWithPath: to))
            } else if let store, let name {
                try store.keepModel(of: name) { try model.write(to: $0) }
            }
        }
        try StandardOutput.print(json ? result.json() : result.text)
        if result.model == nil { throw ExitCode(1) }
    }
}

/// The progress of a personalisation in one line of a terminal; elsewhere a line for each stage.
private struct PersonalisationLine {
    private var shown = ""
    private var stage: PersonalisationProgress.Stage?

    mutating func show(_ progress: PersonalisationProgress) {
        let isNew = progress.stage != stage
        stage = progress.stage
        guard StandardError.isTerminal else {
            if isNew { StandardError.note(words) }
            return
        }
        let line = "\(Int(progress.share * 100)) %  \(words)"
        guard line != shown else { return }
        shown = line
        StandardError.write("\r\u{1b}[K" + line)
    }

    func end() {
        if !shown.isEmpty { StandardError.write("\r\u{1b}[K") }
    }

    private var words: String {
        switch stage {
        case .rendering: "Rendering hands that must not be forgotten"
        case .verifying: "Learning a part of the pictures, to judge by the others"
        case .learning: "Learning all pictures"
        case nil: ""
        }
    }
}
