import ArgumentParser
import Basics
import Foundation
import NeuralNetwork

struct AverageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "average",
        abstract: "Makes one model of several that were trained from the same one, by the mean of their weights.",
        discussion: """
            It costs no more to run than one of them, and often reads people whom they have not seen better than each. \
            The notes about the training are those of the first model, but for its figures; the temperature is the \
            mean of theirs. `trainer calibrate` then chooses from when on its answers count. For example:
              swift run trainer train --data mine --from base.safetensors --seed 1 --out one.safetensors
              swift run trainer train --data mine --from base.safetensors --seed 2 --out two.safetensors
              swift run trainer average one.safetensors two.safetensors --out both.safetensors
            """)

    @Argument(help: ArgumentHelp("The models, at least two.", valueName: "model")) var models: [String]

    @Option(help: ArgumentHelp("The model to write.", valueName: "file")) var out: String

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard models.count > 1 else { throw ValidationError("one model has no average: name at least two") }
    }

    func run() throws {
        try output.check(out)
        let files = try models.map { try ModelFile(contentsOf: URL(filePath: $0)) }
        let first = files[0]
        for (path, file) in zip(models, files)
        where file.labels != first.labels || file.preprocessing != first.preprocessing {
            throw ValidationError("\(path) reads other letters than \(models[0]), or is given other pictures")
        }
        try ModelFile(
            network: .mean(of: files.map(\.network)), labels: first.labels, furtherOutputs: first.furtherOutputs,
            preprocessing: first.preprocessing, metadata: Self.metadata(of: files.map(\.metadata))
        ).write(to: URL(filePath: out), weights: .half)
        try StandardOutput.print(out)
    }

    /// The first one's texts, among them what it has learned from, without its figures; the mean temperature.
    private static func metadata(of all: [[String: String]]) -> [String: String] {
        var texts = all[0]
        texts["metrics"] = nil
        let temperatures = all.compactMap { $0["temperature"].flatMap(Float.init) }
        if temperatures.count == all.count {
            texts["temperature"] = String(temperatures.reduce(0, +) / Float(all.count))
        }
        return texts
    }
}
