import ArgumentParser
import Basics
import Datasets
import Evaluation
import Foundation
import NeuralNetwork
import Recognition

struct CalibrateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calibrate",
        abstract: "Chooses from when on a model's answer counts as a letter, and writes it into the model.",
        discussion: """
            An answer counts as a letter from a confidence on, and up to a probability that there is no letter. For \
            every such probability there is a highest confidence that loses at most 5 % of the letters in --data. \
            Of these pairs the one is taken that has the highest probability and lets at most 2 % of the rooms and \
            10 % of the other hands in --negatives pass for letters, or that comes nearest to it. Pictures that the \
            model has learned from are left out. The model's file itself is changed; all else in it stays as it is. \
            For example:
              swift run trainer calibrate --model both.safetensors --data validation --negatives rooms
            """)

    @OptionGroup var dataOptions: DataOptions

    @Option(help: ArgumentHelp("The model into which the threshold is written.", valueName: "file"))
    var model: String

    @Option(
        name: .customLong("negatives"), parsing: .singleValue,
        help: ArgumentHelp("A set of pictures without letters; may be given several times.", valueName: "path"))
    var negatives: [String] = []

    func validate() throws {
        if negatives.isEmpty {
            throw ValidationError("Pictures without letters are needed: pass --negatives.")
        }
    }

    func run() throws {
        let url = URL(fileURLWithPath: model)
        let all = try dataOptions.load()
        let reader = try ModelReader(model: url)
        let (set, leftOut) = try all.known(to: reader.labels)
        if let words = Evaluation.words(leftOut: leftOut) { StandardError.note(words) }
        let letters = try reader.predictions(for: set)
        let rejects = try negatives.map { path in
            let folder = URL(fileURLWithPath: path)
            let all = DataOptions.told(try DatasetLoader().loadNegatives(folder), of: folder)
            return OperatingPoint.Reject(
                try reader.predictions(for: reader.unseen(of: all)), showsHands: all.namesSigners)
        }
        let threshold = OperatingPoint.threshold(letters: letters, rejects: rejects)
        try ModelFile.rewrite(url, threshold: threshold)
        try StandardOutput.print(
            "\(url.lastPathComponent): answers now count from a confidence of \(threshold.minimumConfidence) on, "
                + "and up to a probability of \(threshold.maximumNothing) for nothing.")
    }
}
