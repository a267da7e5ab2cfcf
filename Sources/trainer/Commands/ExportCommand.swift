import ArgumentParser
import Basics
import Foundation
import NeuralNetwork
import Recognition

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes a model for other programs: as ONNX, or as safetensors that PyTorch reads.",
        discussion: """
            ONNX: input `image` [batch, 1, height, width] as preprocessing makes it, output `probabilities` \
            [batch, class]; labels and preprocessing are metadata properties. tools/pytorch-twin.py rebuilds the \
            network of a safetensors file in PyTorch.
            """)

    /// Kinds of files that a model can be written as.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case onnx, safetensors
    }

    @Argument(help: "The model; the one that ships when left out, which needs --out.") var model: String?

    @Option(help: ArgumentHelp("What to write: onnx or safetensors.", valueName: "format"))
    var format = Format.onnx

    @Option(
        help: ArgumentHelp("Where to write; the model's name with another ending when left out.", valueName: "file"))
    var out: String?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard model != nil || out != nil else {
            throw ValidationError("The model that ships is not to be written beside: say where with --out FILE.")
        }
    }

    func run() throws {
        let url = try model.map { URL(filePath: $0) } ?? ModelLocation().find()
        let file = try ModelFile(contentsOf: url)
        let target =
            out.map { URL(filePath: $0) } ?? url.deletingPathExtension().appendingPathExtension(format.rawValue)
        guard target.standardizedFileURL != url.standardizedFileURL else {
            throw ValidationError("the model would be written onto itself: pass --out FILE")
        }
        try output.check(target.path)
        switch format {
        case .onnx: try file.writeONNX(to: target)
        case .safetensors: try file.write(to: target)
        }
        try StandardOutput.print(target.path)
    }
}
