import FoundationEssentials
import NeuralNetwork

/// What a checkpoint stores besides the weights and the optimiser's state.
struct TrainingCheckpoint<Task: TrainingTask>: Codable {
    /// The settings and data.
    var identity: Task.Identity
    /// The completed epochs.
    var history: [Task.Epoch]

    /// Writes the checkpoint atomically to one file.
    ///
    /// - Throws: what writing throws.
    func write(_ state: Checkpoint, to files: TrainingFiles) throws {
        try state.with(metadata: [Task.checkpointKey: try JSONEncoder.text(self)]).write(to: files.checkpoint)
    }

    /// Reads the checkpoint.
    ///
    /// - Throws: `TrainingError` when there is none or it cannot be read.
    static func read(_ files: TrainingFiles) throws(TrainingError) -> (TrainingCheckpoint, state: Checkpoint) {
        let path = files.checkpoint.path
        guard FileManager.default.fileExists(atPath: path) else { throw .noCheckpoint(path: path) }
        do {
            let state = try Checkpoint(contentsOf: files.checkpoint)
            let text = state.metadata[Task.checkpointKey] ?? ""
            return (try JSONDecoder().decode(TrainingCheckpoint.self, from: Data(text.utf8)), state)
        } catch {
            throw .badCheckpoint(path: path, reason: "\(error)")
        }
    }
}
