import Foundation

/// The files that a training writes, named after its model file.
public struct TrainingFiles: Sendable, Equatable {
    /// The model file.
    public let model: URL

    /// Derives the names from the model file's.
    public init(model: URL) {
        self.model = model
    }

    /// Checks before a training that the files can be written, and that a checkpoint exists if one is to be resumed.
    ///
    /// - Throws: `TrainingError.cannotWrite` with the folder, `TrainingError.noCheckpoint` with the file.
    public func validate(isResumed: Bool = false) throws(TrainingError) {
        if isResumed, !FileManager.default.fileExists(atPath: checkpoint.path) {
            throw .noCheckpoint(path: checkpoint.path)
        }
        let folder = model.deletingLastPathComponent().path
        guard FileManager.default.isWritableFile(atPath: folder) else { throw .cannotWrite(folder: folder) }
    }

    /// The history as CSV.
    public var historyTable: URL { beside("history.csv") }
    /// The history as JSON.
    public var historyJSON: URL { beside("history.json") }
    /// The charts of the history.
    public var historyPicture: URL { beside("history.png") }
    /// The evaluation of the model.
    public var report: URL { beside("report.txt") }
    /// The confusion matrix as a picture.
    public var confusions: URL { beside("confusions.png") }
    /// The misread pictures.
    public var mistakes: URL { beside("mistakes.png") }
    /// The checkpoint for `--resume`: the weights, the optimiser's state and the history after the last epoch.
    public var checkpoint: URL { beside("checkpoint.safetensors") }

    private func beside(_ suffix: String) -> URL {
        model.deletingLastPathComponent()
            .appendingPathComponent("\(model.deletingPathExtension().lastPathComponent).\(suffix)")
    }
}
