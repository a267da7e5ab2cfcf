import ArgumentParser
import Foundation
import Training

/// Where a training writes events for TensorBoard.
struct TensorBoardOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Writes the figures of every epoch for TensorBoard too, in a folder of the model's name in this one.",
            valueName: "folder"))
    var tensorboard: String?

    /// The folder of a training's events; nil where nobody asks for them.
    func folder(for files: TrainingFiles) -> URL? {
        let name = files.model.deletingPathExtension().lastPathComponent
        return tensorboard.map { URL(fileURLWithPath: $0).appending(path: name, directoryHint: .isDirectory) }
    }

    /// Checks before a training that it does not mix its events with those of another.
    ///
    /// - Throws: `EventFileError.exists`.
    func check(_ files: TrainingFiles, replaces: Bool) throws(EventFileError) {
        if let folder = folder(for: files) { try EventFile.check(folder, replaces: replaces) }
    }
}
