import Foundation
import Imaging

/// What all epochs brought, kept beside the model.
public struct History: Sendable, Equatable, Codable {
    /// The epochs, in order.
    public var epochs: [EpochRecord] = []

    /// Makes an empty history.
    public init() {}

    /// The history as a table with a line of column names.
    public var csv: String {
        let columns = [
            "epoch", "learning_rate", "loss", "train_accuracy", "test_accuracy", "test_still_letters",
            "test_mean_over_signers", "seconds", "pictures_per_second", "best",
        ]
        let lines = epochs.map { record in
            [
                String(record.epoch), String(record.learningRate), String(format: "%.5f", record.loss),
                String(format: "%.5f", record.trainAccuracy), String(format: "%.5f", record.testAccuracy),
                String(format: "%.5f", record.testStillLetters), String(format: "%.5f", record.testMeanOverSigners),
                String(format: "%.1f", record.seconds), String(format: "%.1f", record.picturesPerSecond),
                record.isBest ? "1" : "0",
            ].joined(separator: ",")
        }
        return ([columns.joined(separator: ",")] + lines).joined(separator: "\n") + "\n"
    }

    /// Writes the table and the JSON.
    ///
    /// - Throws: `AtomicFileError` when a file cannot be written.
    public func write(csv csvFile: URL, json jsonFile: URL) throws {
        try AtomicFile.write(Array(csv.utf8), to: csvFile)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try AtomicFile.write(Array(encoder.encode(epochs)), to: jsonFile)
    }
}
