import Foundation

/// The files that a training writes, named after its model.
public struct TrainingFiles: Sendable, Equatable {
    /// The best weights so far.
    public let model: URL

    /// Names the files after a model's.
    public init(model: URL) {
        self.model = model
    }

    /// Checks, before hours are spent, that the files can be written, and that there is something to resume from.
    ///
    /// - Throws: `TrainingError.cannotWrite` naming the folder, `TrainingError.noCheckpoint` naming the file.
    public func validate(isResumed: Bool = false) throws(TrainingError) {
        if isResumed, !FileManager.default.fileExists(atPath: checkpoint.path) {
            throw .noCheckpoint(path: checkpoint.path)
        }
        let folder = model.deletingLastPathComponent().path
        guard FileManager.default.isWritableFile(atPath: folder) else { throw .cannotWrite(folder: folder) }
    }

    /// The history as a table.
    public var historyTable: URL { beside("history.csv") }
    /// The history as JSON.
    public var historyJSON: URL { beside("history.json") }
    /// The history as a picture.
    public var historyPicture: URL { beside("history.png") }
    /// The figures of the best weights.
    public var report: URL { beside("report.txt") }
    /// The confusion matrix as a picture.
    public var confusions: URL { beside("confusions.png") }
    /// The pictures that were read wrong.
    public var mistakes: URL { beside("mistakes.png") }
    /// What `--resume` goes on from: weights, the optimiser's memory and the history after the last epoch.
    public var checkpoint: URL { beside("checkpoint.safetensors") }

    private func beside(_ suffix: String) -> URL {
        model.deletingLastPathComponent()
            .appendingPathComponent("\(model.deletingPathExtension().lastPathComponent).\(suffix)")
    }
}
