import Basics
import FoundationEssentials

/// The files that a training writes, named after its model file.
public struct TrainingFiles: Sendable, Equatable {
    /// The model file.
    public let model: URL

    /// Derives the names from the model file's.
    public init(model: URL) {
        self.model = model
    }

    /// Checks before a training that the files can be written, and that none is replaced unasked.
    ///
    /// - Parameters:
    ///   - isResumed: whether the training goes on from its checkpoint, which must exist then.
    ///   - replaces: whether files may be replaced; those of a training that is resumed always may.
    ///   - others: what the command writes besides.
    /// - Throws: `TrainingError.cannotWrite` with the file, `TrainingError.noCheckpoint` with the checkpoint.
    public func validate(
        isResumed: Bool = false, replaces: Bool = false, and others: [URL] = []
    ) throws(TrainingError) {
        if isResumed, !FileManager.default.fileExists(atPath: checkpoint.path) {
            throw .noCheckpoint(path: checkpoint.path)
        }
        do {
            try OutputPlace.check(written + others, replaces: replaces || isResumed)
        } catch { throw .cannotWrite(error) }
    }

    /// What every training writes.
    public var written: [URL] { [model, checkpoint, historyTable, historyJSON, command, page] }
    /// What a training of letters writes besides, at its end.
    public var reported: [URL] { [report, historyPicture, confusions, mistakes] }

    /// The history as CSV.
    public var historyTable: URL { beside("history.csv") }
    /// The history as JSON.
    public var historyJSON: URL { beside("history.json") }
    /// The charts of the history.
    public var historyPicture: URL { beside("history.png") }
    /// The command line that repeats the training.
    public var command: URL { beside("command.txt") }
    /// The report as a page for a browser.
    public var page: URL { beside("report.html") }
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
