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

    /// An input and what the network makes of it.
    struct Example: Codable, Equatable {
        let input: [Float]
        let probabilities: [Float]
    }

    func run() throws {
        let folder = URL(filePath: folder)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for network in MeasuredNetwork.allCases {
            let model = try network.model()
            try model.writeONNX(to: folder.appending(path: "\(network.rawValue).onnx"))
            try model.write(to: folder.appending(path: "\(network.rawValue).safetensors"))
            let plan = try InferencePlan(model.network)
            let input = MeasuredNetwork.input(plan.inputCount)
            var scores = [Float](repeating: 0, count: plan.outputCount)
            input.withUnsafeBufferPointer { input in
                scores.withUnsafeMutableBufferPointer { plan.run(input, into: $0) }
            }
            let example = Example(
                input: input, probabilities: Softmax.probabilities(scores, classes: plan.outputCount))
            try JSONEncoder().encode(example).write(to: folder.appending(path: "\(network.rawValue).json"))
        }
    }
}
