import Foundation
import Imaging
import NeuralNetwork

/// What is needed to go on with a training as if it had never stopped.
struct TrainingCheckpoint: Codable, Equatable {
    /// The settings.
    var configuration: TrainingConfiguration
    /// The network's labels.
    var labels: [String]
    /// Number of pictures to learn from and to test with.
    var pictures: [Int]
    /// What the epochs that are done have brought.
    var history: History

    /// Writes the state first and then the file that names it, so that one whole pair is there at any moment.
    ///
    /// - Throws: what writing throws.
    func write(_ state: Checkpoint, to files: TrainingFiles) throws {
        let epoch = history.epochs.count
        try state.write(to: files.state(afterEpoch: epoch))
        try AtomicFile.write(Array(JSONEncoder.sorted.encode(self)), to: files.checkpoint)
        try? FileManager.default.removeItem(at: files.state(afterEpoch: epoch - 1))
    }

    /// Reads the pair.
    ///
    /// - Throws: `TrainingError` when there is none or it cannot be read.
    static func read(_ files: TrainingFiles) throws(TrainingError) -> (TrainingCheckpoint, state: Checkpoint) {
        let path = files.checkpoint.path
        guard FileManager.default.fileExists(atPath: path) else { throw .noCheckpoint(path: path) }
        do {
            let data = try Data(contentsOf: files.checkpoint)
            let checkpoint = try JSONDecoder().decode(TrainingCheckpoint.self, from: data)
            let state = try Checkpoint(contentsOf: files.state(afterEpoch: checkpoint.history.epochs.count))
            return (checkpoint, state)
        } catch {
            throw .badCheckpoint(path: path, reason: "\(error)")
        }
    }

    /// Names of what differs from another training's, so that going on would not give what it would have given.
    func differences(from other: TrainingCheckpoint) -> [String] {
        var found: [String] = []
        if labels != other.labels { found.append("the letters") }
        if pictures != other.pictures { found.append("the number of pictures") }
        let (mine, theirs) = (configuration.settings, other.configuration.settings)
        found += mine.keys.sorted().filter { mine[$0] != theirs[$0] }
        return found
    }
}

extension TrainingConfiguration {
    /// Every setting as text, by name.
    var settings: [String: String] {
        Dictionary(
            Mirror(reflecting: self).children.map { ($0.label ?? "", "\($0.value)") }) { first, _ in first }
    }
}

extension JSONEncoder {
    /// Gives the same bytes for the same values.
    static var sorted: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}
