import Foundation
import NeuralNetwork
import Recognition

/// What is needed to go on with the training of a locator as if it had never stopped.
struct LocatorCheckpoint: Codable {
    /// The settings.
    var configuration: LocatorConfiguration
    /// The network's input.
    var input: LocatorPreprocessor
    /// Numbers of pictures, kind by kind.
    var pictures: [Int]
    /// What the epochs that are done have brought.
    var history: [LocatorTraining.Epoch]

    /// The text of the checkpoint that holds this.
    private static let key = "locator"

    /// Writes one file that is whole at any moment.
    ///
    /// - Throws: what writing throws.
    func write(_ checkpoint: Checkpoint, to files: TrainingFiles) throws {
        let text = String(decoding: try JSONEncoder.sorted.encode(self), as: UTF8.self)
        try checkpoint.with(metadata: [Self.key: text]).write(to: files.checkpoint)
    }

    /// Reads the file.
    ///
    /// - Throws: `TrainingError` when there is none or it cannot be read.
    static func read(_ files: TrainingFiles) throws(TrainingError) -> (LocatorCheckpoint, Checkpoint) {
        let path = files.checkpoint.path
        guard FileManager.default.fileExists(atPath: path) else { throw .noCheckpoint(path: path) }
        do {
            let checkpoint = try Checkpoint(contentsOf: files.checkpoint)
            let text = checkpoint.metadata[key] ?? ""
            return (try JSONDecoder().decode(LocatorCheckpoint.self, from: Data(text.utf8)), checkpoint)
        } catch {
            throw .badCheckpoint(path: path, reason: "\(error)")
        }
    }

    /// Names of what differs from another training's, so that going on would not give what it would have given.
    ///
    /// The number of epochs may differ: a training may be prolonged, at the learning rate of its new schedule.
    func differences(from other: LocatorCheckpoint) -> [String] {
        var found: [String] = []
        if input != other.input { found.append("the input") }
        if pictures != other.pictures { found.append("the number of pictures") }
        let (mine, theirs) = (configuration.settings, other.configuration.settings)
        return found + mine.keys.sorted().filter { $0 != "epochs" && mine[$0] != theirs[$0] }
    }
}
