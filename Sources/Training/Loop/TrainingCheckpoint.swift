import Foundation
import NeuralNetwork

/// What is needed to go on with a training as if it had never stopped, besides weights and the optimiser's memory.
struct TrainingCheckpoint<Task: TrainingTask>: Codable {
    /// Settings and data.
    var identity: Task.Identity
    /// The epochs that are done.
    var history: [Task.Epoch]

    /// Writes one file that is whole at any moment.
    ///
    /// - Throws: what writing throws.
    func write(_ state: Checkpoint, to files: TrainingFiles) throws {
        try state.with(metadata: [Task.checkpointKey: try JSONEncoder.text(self)]).write(to: files.checkpoint)
    }

    /// Reads the file.
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
