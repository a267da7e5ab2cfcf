import ArgumentParser
import Foundation
import NeuralNetwork

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes the networks that are measured, for other engines to run.",
        discussion: """
            For each network NAME: NAME.onnx, NAME.safetensors, and NAME.json with an input [height, width] and the \
            probabilities that it leads to.
            """)

    @Argument(help: "Where to write.") var folder: String

    @Option(help: "A model file to export instead, by the name of the file.") var model: String?

    /// An input and what the network makes of it.
    struct Example: Codable, Equatable {
        let input: [Float]
        let probabilities: [Float]
    }

    func run() throws {
        let folder = URL(filePath: folder)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        if let model {
            let url = URL(filePath: model)
            try export(try ModelFile(contentsOf: url), name: url.deletingPathExtension().lastPathComponent, to: folder)
        } else {
            for network in MeasuredNetwork.allCases {
                let model = try network.model()
                try model.write(to: folder.appending(path: "\(network.rawValue).safetensors"))
                try export(model, name: network.rawValue, to: folder)
            }
        }
    }

    private func export(_ model: ModelFile, name: String, to folder: URL) throws {
        try model.writeONNX(to: folder.appending(path: "\(name).onnx"))
        let plan = try InferencePlan(model.network)
        let input = MeasuredNetwork.input(plan.inputCount)
        var scores = [Float](repeating: 0, count: plan.outputCount)
        input.withUnsafeBufferPointer { input in
            scores.withUnsafeMutableBufferPointer { plan.run(input, into: $0) }
        }
        let example = Example(
            input: input, probabilities: Softmax.probabilities(scores, classes: plan.outputCount))
        try JSONEncoder().encode(example).write(to: folder.appending(path: "\(name).json"))
    }
}
