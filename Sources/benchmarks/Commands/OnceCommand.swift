import ArgumentParser
import Foundation
import NeuralNetwork

struct OnceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "once",
        abstract: "Loads a model, runs it once and prints the resident bytes.",
        discussion: "To be started by those who measure how long a first result takes, from nothing.")

    @Argument(help: "The model, a safetensors file.") var model: String

    func run() throws {
        let plan = try InferencePlan(ModelFile(contentsOf: URL(filePath: model)).network)
        let input = MeasuredNetwork.input(plan.inputCount)
        var scores = [Float](repeating: 0, count: plan.outputCount)
        input.withUnsafeBufferPointer { input in
            scores.withUnsafeMutableBufferPointer { plan.run(input, into: $0) }
        }
        guard let bytes = try ResidentMemory.bytes(ofProcess: "self") else { throw ExitCode.failure }
        print(bytes)
    }
}
