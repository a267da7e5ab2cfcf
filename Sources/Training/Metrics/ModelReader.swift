import Dispatch
import Foundation
import Imaging
import Recognition

/// Reads labelled pictures with a model file, through the very code that the recognizer runs.
public struct ModelReader: Sendable {
    private let model: URL
    private let threads: Int
    /// The model's labels.
    public let labels: [String]

    /// Opens a model.
    ///
    /// - Throws: `LetterNetError` when the file is no letter model.
    public init(model: URL, threads: Int = ProcessInfo.processInfo.activeProcessorCount) throws(LetterNetError) {
        self.model = model
        self.threads = max(1, threads)
        labels = try LetterNet(contentsOf: model).labels
    }

    /// What the model answers for a set.
    ///
    /// - Throws: `LetterNetError` when the file has changed since it was opened.
    public func predictions(for set: Dataset) throws(LetterNetError) -> Predictions {
        let count = set.samples.count
        var parts = [Result<[Predictions.Item], LetterNetError>](repeating: .success([]), count: threads)
        parts.withUnsafeMutableBufferPointer { buffer in
            nonisolated(unsafe) let places = buffer
            DispatchQueue.concurrentPerform(iterations: threads) { thread in
                let range = count * thread / threads..<count * (thread + 1) / threads
                places[thread] = Result { () throws(LetterNetError) in try items(for: set, in: range) }
            }
        }
        var items: [Predictions.Item] = []
        for part in parts { items += try part.get() }
        return Predictions(labels: labels, items: items)
    }

    private func items(for set: Dataset, in range: Range<Int>) throws(LetterNetError) -> [Predictions.Item] {
        let net = try LetterNet(contentsOf: model)
        return range.map { index in
            let sample = set.samples[index]
            let region = sample.region.square(scaledBy: net.preprocessor.margin)
            // A grey picture has no bytes that could be damaged: it cannot fail to be read.
            try? net.read(Frame(sample.image), in: region, mirrored: sample.mirrored)
            return Predictions.Item(
                sample: index, truth: labels.firstIndex(of: sample.label), label: sample.label, signer: sample.signer,
                probabilities: net.probabilities)
        }
    }
}
