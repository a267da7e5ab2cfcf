import ArgumentParser
import Imaging
import Recognition
import Training

@testable import recognizer
@testable import trainer

/// Parses a command line, the first line of which names the program or the command of `trainer`.
enum ArgumentsTarget {
    static func run(_ bytes: UnsafeRawBufferPointer) {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let arguments = lines.dropFirst().map(String.init)
        switch lines.first {
        case "train":
            guard let command = try? TrainCommand.parse(arguments) else { return }
            _ = command.options.configuration
        case "inspect": _ = try? InspectCommand.parse(arguments)
        case "evaluate": _ = try? EvaluateCommand.parse(arguments)
        case "mistakes": _ = try? MistakesCommand.parse(arguments)
        case "render": _ = try? RenderCommand.parse(arguments)
        case "export": _ = try? ExportCommand.parse(arguments)
        default: read(with: arguments)
        }
    }

    /// Reads a frame as the recognizer's options say.
    private static func read(with arguments: [String]) {
        guard let options = try? Options.parse(arguments) else { return }
        let frame = Frame(
            format: .grey, width: 32, height: 24, stride: 32, time: 0, sequence: 0,
            storage: FrameStorage(copying: [UInt8](repeating: 90, count: 32 * 24)))
        let region = FixedBox(options.hand.box?.region).region(width: frame.width, height: frame.height)
        var grid = [Float](repeating: 0, count: 50 * 50)
        grid.withUnsafeMutableBufferPointer { grid in
            try? LetterPreprocessor().prepare(frame, region: region, mirrored: false, into: grid)
        }
        precondition(grid.allSatisfy(\.isFinite), "what is read is numbers")
    }
}
