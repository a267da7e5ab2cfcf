import Datasets
import Dispatch
import Foundation
import Imaging
import NeuralNetwork
import Recognition

/// Reads labelled pictures with a model file, through the very code that the recognizer runs.
public struct ModelReader: Sendable {
    /// The model's labels.
    public let labels: [String]
    /// The model's room around a hand box.
    public let margin: Double
    /// When the model's answers count as letters, where its file says.
    public let threshold: LetterThreshold?
    private let model: URL
    private let threads: Int
    /// Whom the model has learned from.
    private let known: Set<String>

    /// Opens a model.
    ///
    /// - Throws: `LetterNetError` when the file is no letter model.
    public init(
        model: URL, threads: Int = ProcessInfo.processInfo.activeProcessorCount
    ) throws(LetterNetError) {
        self.model = model
        self.threads = max(1, threads)
        let net = try LetterNet(contentsOf: model)
        labels = net.labels
        margin = net.preprocessor.margin
        threshold = net.threshold
        do {
            known = Self.signers(in: try ModelFile(contentsOf: model).metadata)
        } catch {
            throw .model(error)
        }
    }

    /// The metadata key of what a model file says about its training.
    package static let cardKey = "training"

    /// The signers that a model has learned from, as far as its file says; empty when it does not.
    package static func signers(in metadata: [String: String]) -> Set<String> {
        struct Card: Decodable { var signers: [String] }
        guard let text = metadata[cardKey], let card = try? JSONDecoder().decode(Card.self, from: Data(text.utf8))
        else { return [] }
        return Set(card.signers)
    }

    /// The pictures of a set without letters that the model has not learned from, as far as its file says whom it
    /// knows: those of people it does not know, and of nobody those that training holds back.
    public func unseen(of set: Dataset) -> Dataset {
        HoldOut.part(set, judged: Set(set.signers).subtracting(known)).held
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
                places[thread] = Result { () throws(LetterNetError) in try answers(for: set, in: range) }
            }
        }
        var items: [Predictions.Item] = []
        for part in parts { items += try part.get() }
        return Predictions(labels: labels, items: items)
    }

    private func answers(for set: Dataset, in range: Range<Int>) throws(LetterNetError) -> [Predictions.Item] {
        let net = try LetterNet(contentsOf: model)
        let noAnswer = [Float](repeating: 0, count: labels.count)
        return range.map { index in
            let sample = set.samples[index]
            let frame = Frame(sample.image, sequence: index)
            let region = sample.region.square(scaledBy: net.preprocessor.margin)
            // An empty region gets no answer, which counts as a wrong one.
            let prediction = try? net.predict(frame, in: region, mirrored: sample.mirrored)
            return Predictions.Item(
                sample: index, truth: labels.firstIndex(of: sample.label), label: sample.label, signer: sample.signer,
                probabilities: prediction?.probabilities ?? noAnswer)
        }
    }
}
