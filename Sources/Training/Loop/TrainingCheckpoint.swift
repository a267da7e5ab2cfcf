import Foundation
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

    /// The text of the state's file that holds this.
    private static let key = "training"

    /// Writes one file that is whole at any moment.
    ///
    /// - Throws: what writing throws.
    func write(_ state: Checkpoint, to files: TrainingFiles) throws {
        let text = String(decoding: try JSONEncoder.sorted.encode(self), as: UTF8.self)
        try state.with(metadata: [TrainingCheckpoint.key: text]).write(to: files.checkpoint)
    }

    /// Reads the file.
    ///
    /// - Throws: `TrainingError` when there is none or it cannot be read.
    static func read(_ files: TrainingFiles) throws(TrainingError) -> (TrainingCheckpoint, state: Checkpoint) {
        let path = files.checkpoint.path
        guard FileManager.default.fileExists(atPath: path) else { throw .noCheckpoint(path: path) }
        do {
            let state = try Checkpoint(contentsOf: files.checkpoint)
            let text = state.metadata[key] ?? ""
            return (try JSONDecoder().decode(TrainingCheckpoint.self, from: Data(text.utf8)), state)
        } catch {
            throw .badCheckpoint(path: path, reason: "\(error)")
        }
    }

    /// Names of what differs from another training's, so that going on would not give what it would have given.
    ///
    /// Which weights are written may differ: it changes nothing that is learned.
    func differences(from other: TrainingCheckpoint) -> [String] {
        var found: [String] = []
        if labels != other.labels { found.append("the letters") }
        if pictures != other.pictures { found.append("the number of pictures") }
        let (mine, theirs) = (configuration.settings, other.configuration.settings)
        found += mine.keys.sorted().filter { $0 != "kept" && mine[$0] != theirs[$0] }
        return found
    }
}

extension TrainingConfiguration {
    /// Every setting as text, by name.
    var settings: [String: String] {
        Dictionary(
            Mirror(reflecting: self).children.map { ($0.label ?? "", "\($0.value)") }
        ) { first, _ in first }
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
