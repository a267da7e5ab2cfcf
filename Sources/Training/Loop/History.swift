import Basics
import FoundationEssentials

/// The metrics of all epochs, written beside the model.
public struct History<Epoch: TrainingEpoch>: Sendable, Equatable {
    /// The epochs, in order.
    public var epochs: [Epoch] = []

    /// Creates an empty history.
    public init() {}

    /// The history as a CSV table with a header.
    public var csv: String {
        ([Epoch.columns] + epochs.map(\.row)).map { $0.joined(separator: ",") + "\n" }.joined()
    }

    /// Writes the history as CSV and as JSON.
    ///
    /// - Throws: `FileWriteError` when a file cannot be written.
    public func write(csv csvFile: URL, json jsonFile: URL) throws {
        try AtomicFile.write(Array(csv.utf8), to: csvFile)
        try AtomicFile.write(Array(JSONEncoder.pretty.encode(epochs)), to: jsonFile)
    }
}
