import ArgumentParser
import Basics
import Foundation
import NeuralNetwork

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes the measured networks in the formats of other engines.",
        discussion: """
            For each network NAME it writes NAME.onnx, NAME.safetensors, and NAME.json with an input [height, width] \
            and the probabilities that the network computes from it.
            """)

    @Argument(help: "The folder to write to; it is created if it is missing.") var folder: String

    @Option(help: "A model file to export instead; NAME is the name of that file.") var model: String?

    @Flag(help: "Replaces files that exist; without it the command refuses to.") var force = false

    /// An input and the probabilities that the network computes from it.
    struct Example: Codable, Equatable {
        let input: [Float]
        let probabilities: [Float]
    }

    func run() throws {
        let folder = URL(filePath: folder)
        // Where it cannot be made, the check of the files says so.
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        if let model {
            let url = URL(filePath: model)
            let base = folder.appending(path: url.deletingPathExtension().lastPathComponent)
            try OutputPlace.check(Self.exported(base), replaces: force)
            try export(try ModelFile(contentsOf: url), to: base)
        } else {
            let bases = MeasuredNetwork.allCases.map { ($0, folder.appending(path: $0.rawValue)) }
            try OutputPlace.check(
                bases.flatMap { [Self.weights($1)] + Self.exported($1) }, replaces: force)
            for (network, base) in bases {
                let model = try network.model()
                try model.write(to: Self.weights(base))
                try export(model, to: base)
            }
        }
    }

    private static func weights(_ base: URL) -> URL { base.appendingPathExtension("safetensors") }

    /// What is written of every network.
    private static func exported(_ base: URL) -> [URL] { ["onnx", "json"].map(base.appendingPathExtension) }

    private func export(_ model: ModelFile, to base: URL) throws {
        try model.writeONNX(to: base.appendingPathExtension("onnx"))
        let plan = try InferencePlan(model.network)
        let input = MeasuredNetwork.input(plan.inputCount)
        var scores = [Float](repeating: 0, count: plan.outputCount)
        input.withUnsafeBufferPointer { input in
            scores.withUnsafeMutableBufferPointer { plan.run(input, into: $0) }
        }
        let example = Example(
            input: input, probabilities: Softmax.probabilities(scores, classes: plan.outputCount))
        try AtomicFile.write(JSONEncoder().encode(example), to: base.appendingPathExtension("json"))
    }
}

struct OnceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "once",
        abstract: "Loads a model, runs it once and prints the resident bytes.",
        discussion: "Other tools start it to measure the time from the start of a process to the first result.")

    @Argument(help: "The model, a safetensors file.") var model: String

    func run() throws {
        let plan = try InferencePlan(ModelFile(contentsOf: URL(filePath: model)).network)
        let input = MeasuredNetwork.input(plan.inputCount)
        var scores = [Float](repeating: 0, count: plan.outputCount)
        input.withUnsafeBufferPointer { input in
            scores.withUnsafeMutableBufferPointer { plan.run(input, into: $0) }
        }
        guard let bytes = try ResidentMemory.bytes(ofProcess: "self") else { throw ExitCode.failure }
        try StandardOutput.print("\(bytes)")
    }
}

/// The networks that are measured; their weights are untrained, since the speed does not depend on them.
enum MeasuredNetwork: String, CaseIterable {
    case study, standard

    /// The network as a model of 27 classes, always with the same weights.
    func model() throws -> ModelFile {
        let description: NetworkDescription =
            switch self {
            case .study: try .study(classes: 27)
            case .standard: try .standard(classes: 27)
            }
        return ModelFile(
            network: Network(description, seed: 1), labels: (0..<27).map { "class \($0)" }, preprocessing: "{}")
    }

    /// An input with values in the range that the preprocessing gives, about -3 to 3.
    static func input(_ count: Int) -> [Float] {
        (0..<count).map { Float(($0 * 7919) % 601) / 100 - 3 }
    }
}
