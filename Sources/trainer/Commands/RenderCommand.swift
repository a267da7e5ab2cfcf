import ArgumentParser
import Basics
import Capture
import Datasets
import Foundation
import HandModel
import Imaging
import Training

struct RenderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: "Draws hands that sign: a word as a film, the alphabet as a chart, or a labelled set.",
        discussion: """
            No photographs are needed: the hands are drawn. For example:
              swift run trainer render --word HELLO --to hello.mkv --truth hello.csv
              swift run trainer render --chart --to alphabet.png
              swift run trainer render --samples 2400 --to rendered
            A set goes into a folder that does not exist or is empty; with --force it may take the place of another \
            rendered set, and of nothing else.
            """)

    enum Pace: String, ExpressibleByArgument, CaseIterable { case careful, fluent }

    @Option(
        help: ArgumentHelp(
            "A word to spell as a film (Matroska), or several: the hand rests away at a space.", valueName: "word"))
    var word: String?

    @Flag(help: "Draw the whole alphabet as a picture (PNG).")
    var chart = false

    @Option(help: ArgumentHelp("How many pictures to draw, into a folder per letter.", valueName: "count"))
    var samples: Int?

    @Option(name: .customLong("to"), help: ArgumentHelp("The film, picture or folder to write.", valueName: "path"))
    var target: String

    @Option(help: ArgumentHelp("A CSV to write the film's truth to: letter, box and landmarks.", valueName: "file"))
    var truth: String?

    @Option(help: ArgumentHelp("How fast the word is spelled.", valueName: "pace"))
    var pace = Pace.careful

    @Option(help: ArgumentHelp("Width of the film in pixels; its height is three quarters.", valueName: "pixels"))
    var width = 480

    @Option(help: ArgumentHelp("Pictures a second.", valueName: "rate"))
    var rate = 20.0

    @Option(help: ArgumentHelp("Skin of the film's hand, 0 very light to 1 very dark.", valueName: "0…1"))
    var skin = 0.32

    @Option(help: ArgumentHelp("Start of all chance: the same seed gives the same pictures."))
    var seed: UInt64 = 1

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard [word != nil, samples != nil, chart].filter({ $0 }).count == 1 else {
            throw ValidationError("Give one of --word, --chart and --samples.")
        }
        if let samples, samples < 1 { throw ValidationError("--samples \(samples): must be above 0.") }
        if truth != nil, word == nil { throw ValidationError("--truth is that of a film: give --word too.") }
        guard (16...4096).contains(width) else { throw ValidationError("--width \(width): must be 16 to 4096.") }
        guard (1...120).contains(rate) else { throw ValidationError("--rate \(rate): must be 1 to 120.") }
        guard (0...1).contains(skin) else { throw ValidationError("--skin \(skin): must be 0 to 1.") }
    }

    func run() throws {
        let place = URL(fileURLWithPath: target)
        if samples == nil { try output.check(target, truth) }
        if let word { try film(word, to: place) }
        if chart { try PNG.write(AlphabetChart().labelledPicture(), to: place) }
        if let samples { try set(of: samples, to: place) }
    }

    private func film(_ word: String, to place: URL) throws {
        let scene = HandScene(pose: HandPose(), skin: Skin(melanin: Float(skin)), sleeve: 6)
        let film = try WordFilm(
            word: word, pace: pace == .careful ? .careful : .fluent,
            stage: WordStage(width: width, height: width * 3 / 4, scene: scene), framesPerSecond: rate, seed: seed)
        try film.write(to: place, truth: truth.map { URL(fileURLWithPath: $0) }) { done, all in
            showProgress(done, of: all)
        }
    }

    private func set(of count: Int, to place: URL) throws {
        try RenderedFolder.write(count: count, seed: seed, to: place, replaces: output.force) {
            showProgress($0, of: count)
        }
    }

    /// Progress is for terminals: it overwrites its line.
    private func showProgress(_ done: Int, of all: Int) {
        guard StandardError.isTerminal, done == all || done % 20 == 0 else { return }
        StandardError.write("\rrendered \(done) of \(all)" + (done == all ? "\n" : ""))
    }
}
